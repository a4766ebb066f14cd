package org.meridian.analysis;

import org.meridian.core.record.FindingId;
import org.meridian.core.store.TrashParticipant;
import org.meridian.core.store.Trashed;
import org.meridian.core.store.UnitOfWork;

import java.util.List;

/** Runs of detectors and their findings go with the series they were made on. */
public final class FindingTrash implements TrashParticipant {
    @Override
    public void hide(UnitOfWork unit, Trashed what) {
        for (String series : what.series()) {
            unit.update(
                    "UPDATE analysis_run SET trash = ? WHERE patient = ? AND series = ?"
                            + " AND trash IS NULL",
                    what.item(),
                    what.patient().value(),
                    series);
        }
        index(unit, runs(unit, what));
    }

    @Override
    public void show(UnitOfWork unit, Trashed what) {
        List<Long> runs = runs(unit, what);
        unit.update("UPDATE analysis_run SET trash = NULL WHERE trash = ?", what.item());
        index(unit, runs);
    }

    @Override
    public void delete(UnitOfWork unit, Trashed what) {
        List<Long> runs = runs(unit, what);
        index(unit, runs);
        for (long run : runs) {
            unit.update(
                    "DELETE FROM analysis_decision WHERE finding IN"
                            + " (SELECT id FROM analysis_finding WHERE run = ?)",
                    run);
            unit.update("DELETE FROM analysis_finding WHERE run = ?", run);
            unit.update("DELETE FROM analysis_run WHERE id = ?", run);
        }
    }

    private static List<Long> runs(UnitOfWork unit, Trashed what) {
        return unit.query(
                "SELECT id FROM analysis_run WHERE trash = ?",
                row -> row.number("id"),
                what.item());
    }

    private static void index(UnitOfWork unit, List<Long> runs) {
        for (long run : runs) {
            unit.query(
                            "SELECT id FROM analysis_finding WHERE run = ?",
                            row -> new FindingId(row.number("id")),
                            run)
                    .forEach(id -> unit.index(FindingRepository.KIND, id.toString()));
        }
    }
}
