package org.meridian.archive.annotation;

import org.meridian.core.store.TrashParticipant;
import org.meridian.core.store.Trashed;
import org.meridian.core.store.UnitOfWork;

import java.util.List;

/** What was drawn on series, and their key images, go into the trash and back with them. */
public final class AnnotationTrash implements TrashParticipant {
    private static final List<String> TABLES =
            List.of("annotation_version", "annotation_key_image");

    @Override
    public void hide(UnitOfWork unit, Trashed what) {
        for (String table : TABLES) {
            for (String series : what.series()) {
                unit.update(
                        "update "
                                + table
                                + " set trash = ? where patient = ? and series_uid = ? and trash is"
                                + " null",
                        what.item(),
                        what.patient().value(),
                        series);
            }
        }
    }

    @Override
    public void show(UnitOfWork unit, Trashed what) {
        for (String table : TABLES) {
            unit.update("update " + table + " set trash = null where trash = ?", what.item());
        }
    }

    @Override
    public void delete(UnitOfWork unit, Trashed what) {
        for (String table : TABLES) {
            unit.update("delete from " + table + " where trash = ?", what.item());
        }
    }
}
