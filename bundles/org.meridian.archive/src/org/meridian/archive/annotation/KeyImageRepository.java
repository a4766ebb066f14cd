package org.meridian.archive.annotation;

import org.meridian.archive.ArchiveError;
import org.meridian.core.annotation.KeyImage;
import org.meridian.core.annotation.Place;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Series;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Which frames were marked as key images. The ledger holds who marked and unmarked them. Grants are
 * for treatment of the patient. Safe for all threads.
 */
public final class KeyImageRepository {
    /** The second version of the annotations' tables. */
    static final List<String> STATEMENTS =
            List.of(
                    "create table annotation_key_image (patient uuid not null, series_uid"
                            + " varchar(64) not null, sop_uid varchar(64) not null, frame integer"
                            + " not null, actor varchar(200) not null, marked timestamp with time"
                            + " zone not null, trash bigint, primary key (sop_uid, frame))",
                    "create index annotation_key_image_by_series on annotation_key_image"
                            + " (series_uid)");

    private final Clock clock;

    public KeyImageRepository(Clock clock) {
        this.clock = clock;
    }

    /** The key images of a series, in the order they were marked. */
    public List<KeyImage> ofSeries(
            Reads reads, Grant grant, PatientKey patient, String seriesInstanceUID) {
        grant.require(Purpose.TREATMENT, patient);
        return reads.query(
                "select * from annotation_key_image where patient = ? and series_uid = ? and trash"
                        + " is null order by marked, sop_uid, frame",
                row ->
                        new KeyImage(
                                new Place.OnImage(
                                        row.text("series_uid"),
                                        row.text("sop_uid"),
                                        row.integer("frame")),
                                row.text("actor"),
                                row.instant("marked")),
                patient.value(),
                seriesInstanceUID);
    }

    /**
     * Marks a frame of a series, or takes the mark away; what is so already stays as it is.
     *
     * @return whether it changed anything
     * @throws MeridianException {@link ArchiveError#NO_IMAGE_TO_ANNOTATE}
     */
    public boolean set(
            UnitOfWork unit, Grant grant, Series series, Place.OnImage image, boolean key) {
        grant.require(Purpose.TREATMENT, series.patient());
        AnnotationRepository.requireFrame(unit, series, image);
        boolean is =
                unit.first(
                                "select sop_uid from annotation_key_image where sop_uid = ? and"
                                        + " frame = ?",
                                row -> row.text("sop_uid"),
                                image.sopInstanceUID(),
                                image.frame())
                        .isPresent();
        if (is == key) {
            return false;
        }
        if (key) {
            unit.update(
                    "insert into annotation_key_image (patient, series_uid, sop_uid, frame, actor,"
                            + " marked) values (?, ?, ?, ?, ?, ?)",
                    series.patient().value(),
                    series.seriesInstanceUID(),
                    image.sopInstanceUID(),
                    image.frame(),
                    grant.actor(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
        } else {
            unit.update(
                    "delete from annotation_key_image where sop_uid = ? and frame = ?",
                    image.sopInstanceUID(),
                    image.frame());
        }
        return true;
    }
}
