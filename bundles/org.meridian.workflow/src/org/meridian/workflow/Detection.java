package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.analysis.DetectionResult;
import org.meridian.analysis.DetectorInput;
import org.meridian.analysis.DetectorRunner;
import org.meridian.analysis.Detectors;
import org.meridian.analysis.FindingRepository;
import org.meridian.analysis.spi.LesionDetector;
import org.meridian.archive.Archive;
import org.meridian.archive.Archive.Located;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.imaging.Volume;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs lesion detectors. The patient's consent to AI is asked before anything is read; the run and
 * its findings are kept in one unit with their ledger entry. Safe for all threads.
 */
public final class Detection {
    private final Actor actor;
    private final Database database;
    private final Archive archive;
    private final Detectors detectors;
    private final DetectorRunner runner;
    private final FindingRepository findings;
    private final PictureCache cache;

    Detection(
            Actor actor,
            Database database,
            Archive archive,
            Detectors detectors,
            DetectorRunner runner,
            FindingRepository findings,
            PictureCache cache) {
        this.actor = actor;
        this.database = database;
        this.archive = archive;
        this.detectors = detectors;
        this.runner = runner;
        this.findings = findings;
        this.cache = cache;
    }

    /**
     * Runs a detector on the largest series of its modality.
     *
     * @param model id of the detector; empty for the first that works
     */
    public DetectionReport detect(
            String studyInstanceUID, Optional<String> model, Progress progress) {
        Study study = study(studyInstanceUID);
        Actor reader = actor.now();
        reader.grant(Operation.DETECT, study.patient());
        LesionDetector detector = detectors.find(model);
        Series series = seriesFor(study, detector.requirements().modality());
        DetectionResult result = run(reader, study, series, detector, progress);
        // asked again: the patient may have withdrawn while the detector ran
        Grant grant = reader.grant(Operation.DETECT, study.patient());
        List<Finding> kept =
                database.write(
                        unit -> {
                            List<Finding> added = findings.addAll(unit, grant, result);
                            unit.append(entry(reader.name(), study, result));
                            unit.afterCommit(new FindingsChanged(studyInstanceUID));
                            return added;
                        });
        return new DetectionReport(
                series.seriesInstanceUID(),
                detector.id(),
                detector.version(),
                kept,
                result.warnings());
    }

    private DetectionResult run(
            Actor reader, Study study, Series series, LesionDetector detector, Progress progress) {
        Grant reading = reader.grant(Operation.IMAGES, study.patient());
        Patient patient =
                archive.patient(reading, study.patient())
                        .orElseThrow(() -> new MeridianException(WorkflowError.NO_IMAGES));
        try (ArchivedSeries images =
                ArchivedSeries.open(
                        patient,
                        study,
                        series,
                        archive.instances(reading, series.seriesInstanceUID()).stream()
                                .filter(i -> i.numberOfFrames() > 0)
                                .toList(),
                        i -> archive.open(reading, i),
                        cache,
                        progress)) {
            Volume volume = images.volume(progress);
            return runner.run(
                    detector,
                    new DetectorInput(
                            study.patient(),
                            study.studyInstanceUID(),
                            series.seriesInstanceUID(),
                            series.modality(),
                            images.isRegular(),
                            volume),
                    Map.of(),
                    progress);
        }
    }

    private static LedgerEntry entry(String actor, Study study, DetectionResult result) {
        return LedgerEntry.of(
                        actor, LedgerEntry.Type.DETECT, study.patient(), study.studyInstanceUID())
                .with("series", result.seriesInstanceUID())
                .with("model", result.provenance().modelId())
                .with("version", result.provenance().modelVersion())
                .with("modelHash", result.provenance().modelHash())
                .with("inputHash", result.provenance().inputHash())
                .with("marks", result.marks().size());
    }

    /** The findings of a study with their newest decisions, ranked. */
    public List<Finding> findings(String studyInstanceUID) {
        Study study = study(studyInstanceUID);
        Grant grant = actor.grant(Operation.FINDINGS, study.patient());
        return database.read(
                reads -> findings.ofStudy(reads, grant, study.patient(), studyInstanceUID));
    }

    private Study study(String studyInstanceUID) {
        if (archive.locate(actor.grant(Operation.NAMES), studyInstanceUID)
                instanceof Located.OfStudy located) {
            return located.study();
        }
        throw new MeridianException(WorkflowError.NO_IMAGES);
    }

    private Series seriesFor(Study study, String modality) {
        return archive
                .series(actor.grant(Operation.NAMES, study.patient()), study.studyInstanceUID())
                .stream()
                .filter(s -> s.modality().equals(modality))
                .max(Comparator.comparingInt(Series::numberOfInstances))
                .orElseThrow(() -> new MeridianException(WorkflowError.NO_IMAGES));
    }
}
