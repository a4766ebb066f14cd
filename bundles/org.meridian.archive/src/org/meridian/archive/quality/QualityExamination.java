package org.meridian.archive.quality;

import org.meridian.archive.internal.SeriesExamination;
import org.meridian.archive.internal.quality.Examiner;
import org.meridian.archive.internal.quality.Filing;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.text.Texts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Holds what the archive has to the rules, one series a unit of work: what was imported before the
 * rules were there, and on request everything. Cancelled or killed it goes on where it was, for the
 * rows tell what was examined. Safe for all threads.
 */
public final class QualityExamination {
    private final Database database;
    private final BlobStore blobs;
    private final Clock clock;

    public QualityExamination(Database database, BlobStore blobs, Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param examined series, and sessions of monitors
     * @param unreadable those of which an object could not be read, and were left
     * @param cancelled whether it ended early on request
     */
    public record Report(int examined, int unreadable, boolean cancelled) {}

    /**
     * Examines every series that today's rules have not seen, or every series there is.
     *
     * @param again whether to look at what these rules have seen as well
     */
    public Report run(Grant grant, boolean again, Progress progress) {
        grant.requireAll(Purpose.TREATMENT);
        List<String> series =
                database.read(
                        reads ->
                                reads.query(
                                        "select s.series_uid from archive_series s left join"
                                                + " quality_series q on q.series_uid = s.series_uid"
                                                + " where q.rules is null or q.rules <> ? or ? = 1"
                                                + " order by s.study_uid, s.series_uid",
                                        row -> row.text("series_uid"),
                                        Examiner.RULES,
                                        again ? 1 : 0));
        progress.begin(Texts.of(QualityExamination.class).get("examine.task"), series.size());
        LocalDate today = clock.instant().atZone(ZoneId.systemDefault()).toLocalDate();
        SeriesExamination one = new SeriesExamination(database, blobs, new Filing(), today);
        int examined = 0;
        int unreadable = 0;
        for (String uid : series) {
            if (progress.cancelled()) {
                return new Report(examined, unreadable, true);
            }
            if (one.run(uid)) {
                examined++;
            } else {
                unreadable++;
            }
            progress.worked(1);
        }
        return new Report(examined, unreadable, false);
    }
}
