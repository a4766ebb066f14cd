package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.Archive;
import org.meridian.archive.Archive.Located;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.dicom.DicomReader;

import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Opens studies for viewing; each opening of a study is a ledger entry. Safe for all threads. */
public final class Reading implements SeriesOpening {
    private final Actor actor;
    private final Archive archive;
    private final Detection detection;
    private final PictureCache cache;
    private Optional<String> open = Optional.empty();

    Reading(Actor actor, Archive archive, Detection detection, PictureCache cache) {
        this.actor = actor;
        this.archive = archive;
        this.detection = detection;
        this.cache = cache;
    }

    @Override
    public SeriesImages open(
            Study study,
            Series series,
            Progress progress,
            Consumer<Glimpse> first,
            Predicate<MemoryNeed> goOn) {
        Grant grant = actor.grant(Operation.IMAGES, study.patient());
        Patient patient = patient(grant, study);
        List<Instance> instances = instances(grant, series);
        MemoryNeed need = need(grant, instances);
        if (!need.fits() && !goOn.test(need)) {
            throw new MeridianException(
                    WorkflowError.NOT_OPENED, need.megabytes(), need.megabytesThere());
        }
        CompletableFuture<Optional<Glimpse>> decoding =
                CompletableFuture.supplyAsync(() -> glimpse(grant, series, instances));
        // nothing is shown before it is noted, but it may be decoded meanwhile
        noteOpening(study);
        Optional<Glimpse> glimpse = decoding.join();
        glimpse.ifPresent(first);
        ArchivedSeries images =
                ArchivedSeries.open(
                        patient,
                        study,
                        series,
                        instances,
                        i -> archive.open(grant, i),
                        cache,
                        progress);
        glimpse.ifPresent(images::take);
        return images;
    }

    private MemoryNeed need(Grant grant, List<Instance> instances) {
        try {
            return StoredFiles.read(
                    archive.open(grant, instances.get(instances.size() / 2)),
                    file ->
                            MemoryNeed.of(
                                    instances,
                                    DicomReader.readHeader(file).dataset(),
                                    cache.bound()));
        } catch (MeridianException | UncheckedIOException e) {
            // said where the picture itself is asked for
            return new MemoryNeed(0, cache.bound());
        }
    }

    /** The middle one of slices, the first one of all else. */
    private Optional<Glimpse> glimpse(Grant grant, Series series, List<Instance> instances) {
        boolean sliced = ArchivedSeries.SLICED.contains(series.modality());
        Instance first = instances.get(sliced ? instances.size() / 2 : 0);
        try {
            return Optional.of(
                    StoredFiles.read(
                            archive.open(grant, first),
                            file -> PictureSource.glimpse(file, first)));
        } catch (MeridianException | UncheckedIOException e) {
            // said where the picture itself is asked for
            return Optional.empty();
        }
    }

    /** The grain of the ledger: going back and forth between series of one study is one opening. */
    private synchronized void noteOpening(Study study) {
        if (!open.equals(Optional.of(study.studyInstanceUID()))) {
            actor.record(
                    LedgerEntry.of(
                            actor.name(),
                            LedgerEntry.Type.OPEN,
                            study.patient(),
                            study.studyInstanceUID()));
            open = Optional.of(study.studyInstanceUID());
        }
    }

    /** The pictures under a grant that was given for this use; writes no entry. */
    SeriesImages pictures(Grant grant, Study study, Series series, Progress progress) {
        return ArchivedSeries.open(
                patient(grant, study),
                study,
                series,
                instances(grant, series),
                i -> archive.open(grant, i),
                cache,
                progress);
    }

    private Patient patient(Grant grant, Study study) {
        return archive.patient(grant, study.patient())
                .orElseThrow(
                        () ->
                                new MeridianException(
                                        WorkflowError.NO_SUCH_PATIENT, study.patient().toString()));
    }

    private List<Instance> instances(Grant grant, Series series) {
        List<Instance> instances =
                archive.instances(grant, series.seriesInstanceUID()).stream()
                        .filter(i -> i.numberOfFrames() > 0)
                        .toList();
        if (instances.isEmpty()) {
            throw new MeridianException(WorkflowError.NO_PIXELS);
        }
        return instances;
    }

    @Override
    public List<Series> series(Study study) {
        return archive.series(
                actor.grant(Operation.NAMES, study.patient()), study.studyInstanceUID());
    }

    @Override
    public List<Finding> findings(Study study) {
        return actor.may(Operation.FINDINGS, study.patient())
                ? detection.findings(study.studyInstanceUID())
                : List.of();
    }

    /** What a UID of a study, series or instance names. */
    Located locate(String uid) {
        return archive.locate(actor.grant(Operation.NAMES), uid);
    }

    /** The study with this UID. */
    Study study(String studyInstanceUID) {
        if (locate(studyInstanceUID) instanceof Located.OfStudy located) {
            return located.study();
        }
        throw new MeridianException(WorkflowError.NO_IMAGES);
    }

    /** Whether the objects of such a series hold pixels of their own, as far as it says. */
    public static boolean hasPictures(Series series) {
        ObjectKind kind = ObjectKind.of(series);
        return kind == ObjectKind.IMAGE || kind == ObjectKind.SEGMENTATION;
    }

    /** The series with the most pictures: what a person means by "the study's images". */
    Series mainSeries(Study study) {
        return series(study).stream()
                .filter(s -> s.numberOfInstances() > 0 && hasPictures(s))
                .max(Comparator.comparingInt(Series::numberOfInstances))
                .orElseThrow(() -> new MeridianException(WorkflowError.NO_IMAGES));
    }
}
