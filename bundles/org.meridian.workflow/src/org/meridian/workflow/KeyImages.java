package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.Archive;
import org.meridian.archive.Archive.Located;
import org.meridian.archive.annotation.AnnotationsChanged;
import org.meridian.archive.annotation.KeyImageRepository;
import org.meridian.core.MeridianException;
import org.meridian.core.annotation.KeyImage;
import org.meridian.core.annotation.Place;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.derived.SourceImages;
import org.meridian.dicom.sr.Concepts;
import org.meridian.dicom.sr.KeyObjects;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The images worth pointing at: those marked here, and those that objects of the study select. Safe
 * for all threads.
 */
public final class KeyImages {
    private static final String KEY_OBJECTS = "KO";

    private final Actor actor;
    private final Database database;
    private final Archive archive;
    private final KeyImageRepository repository;
    private final Clock clock;

    KeyImages(
            Actor actor,
            Database database,
            Archive archive,
            KeyImageRepository repository,
            Clock clock) {
        this.actor = actor;
        this.database = database;
        this.archive = archive;
        this.repository = repository;
        this.clock = clock;
    }

    /** Those marked here of a study; none for who may not see findings. */
    public List<KeyImage> of(Study study) {
        if (!actor.may(Operation.FINDINGS, study.patient())) {
            return List.of();
        }
        return marked(actor.grant(Operation.FINDINGS, study.patient()), study);
    }

    private List<KeyImage> marked(Grant grant, Study study) {
        List<Series> series = archive.series(grant, study.studyInstanceUID());
        return database.read(
                reads ->
                        series.stream()
                                .flatMap(
                                        s ->
                                                repository
                                                        .ofSeries(
                                                                reads,
                                                                grant,
                                                                study.patient(),
                                                                s.seriesInstanceUID())
                                                        .stream())
                                .toList());
    }

    /** Selections that came with the study; an object that cannot be read selects nothing. */
    public List<KeyObjects> brought(Study study) {
        if (!actor.may(Operation.FINDINGS, study.patient())) {
            return List.of();
        }
        Grant grant = actor.grant(Operation.FINDINGS, study.patient());
        List<KeyObjects> found = new ArrayList<>();
        for (Series series : archive.series(grant, study.studyInstanceUID())) {
            if (series.modality().equals(KEY_OBJECTS)) {
                for (Instance object : archive.instances(grant, series.seriesInstanceUID())) {
                    try {
                        found.add(work(grant, object, KeyObjects::of));
                    } catch (MeridianException e) {
                        // broken: the archive keeps it all the same
                    }
                }
            }
        }
        return found;
    }

    /** Marks a frame, or takes the mark away; a change is a ledger entry. */
    public void mark(Series series, Place.OnImage image, boolean key) {
        Grant grant = actor.grant(Operation.ANNOTATE, series.patient());
        database.write(
                unit -> {
                    boolean changed = repository.set(unit, grant, series, image, key);
                    if (changed) {
                        unit.append(
                                LedgerEntry.of(
                                                actor.name(),
                                                LedgerEntry.Type.ANNOTATE,
                                                series.patient(),
                                                image.sopInstanceUID())
                                        .with("keyImage", key));
                        unit.afterCommit(new AnnotationsChanged(series.seriesInstanceUID()));
                    }
                    return changed;
                });
    }

    /**
     * Marks a frame of an archived image, or takes the mark away.
     *
     * @param frame of the instance, counted from 1
     * @throws MeridianException {@link WorkflowError#NO_IMAGES}, {@link
     *     WorkflowError#NO_SUCH_FRAME}
     */
    public void mark(String sopInstanceUID, int frame, boolean key) {
        Grant names = actor.grant(Operation.NAMES);
        if (archive.locate(names, sopInstanceUID) instanceof Located.OfInstance of
                && archive.locate(names, of.instance().seriesInstanceUID())
                        instanceof Located.OfSeries in) {
            if (frame < 1 || frame > of.instance().numberOfFrames()) {
                throw new MeridianException(
                        WorkflowError.NO_SUCH_FRAME, frame, of.instance().numberOfFrames());
            }
            String series = in.series().seriesInstanceUID();
            mark(in.series(), new Place.OnImage(series, sopInstanceUID, frame), key);
        } else {
            throw new MeridianException(WorkflowError.NO_IMAGES);
        }
    }

    /** The study with this UID. */
    public Study study(String studyInstanceUID) {
        if (archive.locate(actor.grant(Operation.NAMES), studyInstanceUID)
                instanceof Located.OfStudy of) {
            return of.study();
        }
        throw new MeridianException(WorkflowError.NO_IMAGES);
    }

    /**
     * Writes those marked here as a key object selection; an export and a ledger entry.
     *
     * @return how many
     * @throws MeridianException {@link WorkflowError#NOTHING_DRAWN}
     */
    public int write(Study study, Path file) {
        Grant grant = actor.grant(Operation.EXPORT, study.patient());
        List<KeyImage> marked = marked(grant, study);
        if (marked.isEmpty()) {
            throw new MeridianException(WorkflowError.NOTHING_DRAWN);
        }
        Map<String, KeyObjects.Key> keys = new LinkedHashMap<>();
        for (KeyImage image : marked) {
            Place.OnImage at = image.image();
            keys.merge(
                    at.sopInstanceUID(),
                    new KeyObjects.Key(
                            at.seriesInstanceUID(), at.sopInstanceUID(), List.of(at.frame())),
                    (a, b) -> {
                        List<Integer> frames = new ArrayList<>(a.frames());
                        frames.addAll(b.frames());
                        return new KeyObjects.Key(
                                a.seriesInstanceUID(), a.sopInstanceUID(), frames);
                    });
        }
        List<Dataset> heads = new ArrayList<>();
        for (KeyObjects.Key key : keys.values()) {
            archive.instances(grant, key.seriesInstanceUID()).stream()
                    .filter(i -> i.sopInstanceUID().equals(key.sopInstanceUID()))
                    .forEach(i -> heads.add(work(grant, i, head -> head)));
        }
        Dataset object =
                KeyObjects.write(
                        new SourceImages(heads),
                        Concepts.OF_INTEREST,
                        "",
                        List.copyOf(keys.values()),
                        AnnotationFiles.personName(actor.name()),
                        clock.instant());
        actor.record(
                LedgerEntry.of(
                                actor.name(),
                                LedgerEntry.Type.EXPORT,
                                study.patient(),
                                study.studyInstanceUID())
                        .with("form", "KOS"));
        AnnotationFiles.write(object, file);
        return marked.size();
    }

    /** Works on an object while its file is open. */
    private <T> T work(Grant grant, Instance instance, Function<Dataset, T> work) {
        return StoredFiles.read(
                archive.open(grant, instance),
                file -> work.apply(DicomReader.readHeader(file).dataset()));
    }
}
