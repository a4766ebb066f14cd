package org.meridian.archive.annotation;

import org.meridian.core.store.TrashParticipant;
import org.meridian.core.store.Trashed;
import org.meridian.core.store.UnitOfWork;

/** What was drawn on series goes into the trash and back with them. */
public final class AnnotationTrash implements TrashParticipant {
    @Override
    public void hide(UnitOfWork unit, Trashed what) {
        for (String series : what.series()) {
            unit.update(
                    "update annotation_version set trash = ? where patient = ? and series_uid = ?"
                            + " and trash is null",
                    what.item(),
                    what.patient().value(),
                    series);
        }
    }

    @Override
    public void show(UnitOfWork unit, Trashed what) {
        unit.update("update annotation_version set trash = null where trash = ?", what.item());
    }

    @Override
    public void delete(UnitOfWork unit, Trashed what) {
        unit.update("delete from annotation_version where trash = ?", what.item());
    }
}
