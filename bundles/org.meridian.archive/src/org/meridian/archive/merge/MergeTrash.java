package org.meridian.archive.merge;

import org.meridian.core.store.TrashParticipant;
import org.meridian.core.store.Trashed;
import org.meridian.core.store.UnitOfWork;

/**
 * What was said of two records stays while one of them is in the trash, so that they come back as
 * one person; it goes with the first that is deleted for good.
 */
public final class MergeTrash implements TrashParticipant {
    @Override
    public void hide(UnitOfWork unit, Trashed what) {
        // merges count between records that are there
    }

    @Override
    public void show(UnitOfWork unit, Trashed what) {
        // they count again
    }

    @Override
    public void delete(UnitOfWork unit, Trashed what) {
        if (what.wholePatient()) {
            unit.update(
                    "delete from archive_merge where record = ? or lead = ?",
                    what.patient().value(),
                    what.patient().value());
            unit.update(
                    "delete from archive_distinct where one = ? or other = ?",
                    what.patient().value(),
                    what.patient().value());
        }
    }
}
