package org.meridian.archive.annotation;

import org.meridian.archive.ArchiveError;
import org.meridian.archive.internal.Tables;
import org.meridian.core.MeridianException;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Series;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.SchemaPart;
import org.meridian.core.store.UnitOfWork;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was drawn on the archive's images. Every change is a new version and nothing is overwritten;
 * what was removed is a version too, and comes back when it is saved again. Grants are for
 * treatment of the patient. Safe for all threads.
 */
public final class AnnotationRepository {
    private static final int LONGEST_LABEL = 1024;
    private static final int MOST_POINTS = 20_000;

    private static final String NEWEST =
            " and v.version = (select max(n.version) from annotation_version n where n.annotation ="
                    + " v.annotation)";

    private final Clock clock;

    public AnnotationRepository(Clock clock) {
        this.clock = clock;
    }

    /** The tables, which come after those of the archive. */
    public static SchemaPart schema() {
        return new SchemaPart(
                "annotation",
                List.of(
                        List.of(
                                "create table annotation_version (annotation uuid not null, version"
                                        + " integer not null, patient uuid not null, series_uid"
                                        + " varchar(64) not null, sop_uid varchar(64) not null,"
                                        + " frame integer not null, frame_of_reference varchar(64)"
                                        + " not null, shape varchar(20) not null, points varchar"
                                        + " not null, label varchar not null, actor varchar(200)"
                                        + " not null, drawn timestamp with time zone not null,"
                                        + " removed integer not null, trash bigint, primary key"
                                        + " (annotation, version))",
                                "create index annotation_version_by_series on annotation_version"
                                        + " (series_uid)"),
                        KeyImageRepository.STATEMENTS));
    }

    /** What is drawn on a series now, the oldest first. */
    public List<Annotation> ofSeries(
            Reads reads, Grant grant, PatientKey patient, String seriesInstanceUID) {
        grant.require(Purpose.TREATMENT, patient);
        return reads.query(
                "select v.* from annotation_version v where v.patient = ? and v.series_uid = ? and"
                        + " v.removed = 0 and v.trash is null"
                        + NEWEST
                        + " order by v.drawn, v.annotation",
                AnnotationRepository::annotation,
                patient.value(),
                seriesInstanceUID);
    }

    /**
     * All versions of an annotation, the oldest first; none where it is unknown or in the trash.
     */
    public List<AnnotationVersion> history(
            Reads reads, Grant grant, PatientKey patient, AnnotationId id) {
        grant.require(Purpose.TREATMENT, patient);
        return reads.query(
                "select v.* from annotation_version v where v.patient = ? and v.annotation = ? and"
                        + " v.trash is null order by v.version",
                AnnotationRepository::version,
                patient.value(),
                id.value());
    }

    /**
     * Keeps annotations of a series as a new version each, in the name of the grant's actor; one
     * that is there just so is left alone, one that was removed is there again.
     *
     * @return them as they are kept
     * @throws MeridianException {@link ArchiveError#BAD_ANNOTATION}, {@link
     *     ArchiveError#NO_IMAGE_TO_ANNOTATE}
     */
    public List<Annotation> put(
            UnitOfWork unit, Grant grant, Series series, List<Annotation> annotations) {
        grant.require(Purpose.TREATMENT, series.patient());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return annotations.stream().map(drawn -> put(unit, grant, series, drawn, now)).toList();
    }

    private static Annotation put(
            UnitOfWork unit, Grant grant, Series series, Annotation drawn, Instant now) {
        check(unit, series, drawn);
        Optional<AnnotationVersion> before = newest(unit, drawn.id());
        if (before.filter(v -> !v.removed() && same(v.annotation(), drawn)).isPresent()) {
            return before.get().annotation();
        }
        if (before.filter(v -> !v.annotation().place().equals(drawn.place())).isPresent()) {
            throw new MeridianException(ArchiveError.BAD_ANNOTATION);
        }
        Annotation kept = drawn.by(grant.actor(), now);
        insert(unit, series.patient(), before, kept, false);
        return kept;
    }

    private static void check(Reads reads, Series series, Annotation drawn) {
        if (drawn.label().length() > LONGEST_LABEL
                || drawn.points().size() > MOST_POINTS
                || !isOn(series, drawn)) {
            throw new MeridianException(ArchiveError.BAD_ANNOTATION);
        }
        if (drawn.place() instanceof Place.OnImage image) {
            requireFrame(reads, series, image);
        }
    }

    /** {@link ArchiveError#NO_IMAGE_TO_ANNOTATE} where the series has no such frame. */
    static void requireFrame(Reads reads, Series series, Place.OnImage image) {
        Tables.instance(reads, image.sopInstanceUID())
                .filter(i -> i.seriesInstanceUID().equals(series.seriesInstanceUID()))
                .filter(i -> image.frame() <= i.numberOfFrames())
                .orElseThrow(() -> new MeridianException(ArchiveError.NO_IMAGE_TO_ANNOTATE));
    }

    private static boolean same(Annotation kept, Annotation drawn) {
        return kept.equals(drawn.by(kept.author(), kept.time()));
    }

    /**
     * Takes annotations away; their history stays.
     *
     * @throws MeridianException {@link ArchiveError#NO_SUCH_ANNOTATION} where one is not on the
     *     series
     */
    public void remove(UnitOfWork unit, Grant grant, Series series, List<AnnotationId> ids) {
        grant.require(Purpose.TREATMENT, series.patient());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (AnnotationId id : ids) {
            AnnotationVersion before =
                    newest(unit, id)
                            .filter(v -> !v.removed() && isOn(series, v.annotation()))
                            .orElseThrow(
                                    () -> new MeridianException(ArchiveError.NO_SUCH_ANNOTATION));
            insert(
                    unit,
                    series.patient(),
                    Optional.of(before),
                    before.annotation().by(grant.actor(), now),
                    true);
        }
    }

    private static boolean isOn(Series series, Annotation annotation) {
        return annotation.place().seriesInstanceUID().equals(series.seriesInstanceUID());
    }

    private static Optional<AnnotationVersion> newest(Reads reads, AnnotationId id) {
        return reads.first(
                "select v.* from annotation_version v where v.annotation = ?" + NEWEST,
                AnnotationRepository::version,
                id.value());
    }

    private static void insert(
            UnitOfWork unit,
            PatientKey patient,
            Optional<AnnotationVersion> before,
            Annotation kept,
            boolean removed) {
        boolean image = kept.place() instanceof Place.OnImage;
        unit.update(
                "insert into annotation_version (annotation, version, patient, series_uid, sop_uid,"
                        + " frame, frame_of_reference, shape, points, label, actor, drawn, removed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                kept.id().value(),
                before.map(v -> v.number() + 1).orElse(1),
                patient.value(),
                kept.place().seriesInstanceUID(),
                image ? ((Place.OnImage) kept.place()).sopInstanceUID() : "",
                image ? ((Place.OnImage) kept.place()).frame() : 0,
                image ? "" : ((Place.InPatient) kept.place()).frameOfReferenceUID(),
                kept.shape().name(),
                text(kept.points()),
                kept.label(),
                kept.author(),
                kept.time(),
                removed ? 1 : 0);
    }

    private static AnnotationVersion version(Row row) {
        return new AnnotationVersion(
                row.integer("version"), row.integer("removed") == 1, annotation(row));
    }

    private static Annotation annotation(Row row) {
        String series = row.text("series_uid");
        int frame = row.integer("frame");
        return new Annotation(
                new AnnotationId(row.uuid("annotation")),
                Shape.valueOf(row.text("shape")),
                frame > 0
                        ? new Place.OnImage(series, row.text("sop_uid"), frame)
                        : new Place.InPatient(series, row.text("frame_of_reference")),
                points(row.text("points")),
                row.text("label"),
                row.text("actor"),
                row.instant("drawn"));
    }

    /** Exact decimals, {@code x y z} a point. */
    private static String text(List<Position> points) {
        return points.stream()
                .map(p -> p.x() + " " + p.y() + " " + p.z())
                .collect(Collectors.joining(";"));
    }

    private static List<Position> points(String text) {
        return Arrays.stream(text.split(";"))
                .map(point -> point.split(" "))
                .map(
                        n ->
                                new Position(
                                        Double.parseDouble(n[0]),
                                        Double.parseDouble(n[1]),
                                        Double.parseDouble(n[2])))
                .toList();
    }
}
