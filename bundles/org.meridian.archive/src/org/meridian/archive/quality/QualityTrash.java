package org.meridian.archive.quality;

import org.meridian.core.store.TrashParticipant;
import org.meridian.core.store.Trashed;
import org.meridian.core.store.UnitOfWork;

/**
 * What was said of series goes into the trash and back with them. What a person mended of somebody
 * is kept as long as they are, for their row keeps it too.
 */
public final class QualityTrash implements TrashParticipant {
    @Override
    public void hide(UnitOfWork unit, Trashed what) {
        for (String series : what.series()) {
            unit.update(
                    "update quality_series set trash = ? where series_uid = ? and trash is null",
                    what.item(),
                    series);
        }
        if (what.wholePatient()) {
            unit.update(
                    "update quality_series set trash = ? where patient = ? and trash is null",
                    what.item(),
                    what.patient().value());
        }
    }

    @Override
    public void show(UnitOfWork unit, Trashed what) {
        unit.update("update quality_series set trash = null where trash = ?", what.item());
    }

    @Override
    public void delete(UnitOfWork unit, Trashed what) {
        unit.update(
                "delete from quality_shown where series_uid in (select series_uid from"
                        + " quality_series where trash = ?)",
                what.item());
        unit.update("delete from quality_series where trash = ?", what.item());
        unit.update(
                "delete from quality_issue where patient = ? and not exists (select 1 from"
                        + " quality_shown h where h.issue = quality_issue.issue) and (state <>"
                        + " 'MENDED' or ? = 1)",
                what.patient().value(),
                what.wholePatient() ? 1 : 0);
    }
}
