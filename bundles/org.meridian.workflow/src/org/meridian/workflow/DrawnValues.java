package org.meridian.workflow;

import org.meridian.archive.Archive;
import org.meridian.core.MeridianException;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.Grant;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.derived.Drawn;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.Volume;
import org.meridian.imaging.measure.Calibration;
import org.meridian.imaging.measure.Measurement;
import org.meridian.imaging.measure.ValueUnit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures all that is drawn on a series, for what is written of it: on the images themselves, and
 * in the volume where something is drawn on its planes. Safe for all threads.
 */
final class DrawnValues {
    private final Archive archive;
    private final PictureCache cache;

    DrawnValues(Archive archive, PictureCache cache) {
        this.archive = archive;
        this.cache = cache;
    }

    /**
     * What is drawn with what it measures.
     *
     * @param heads takes the heads of the images that it lies on
     * @param uptake in which values of PET are measured; as {@link Measures} when empty
     */
    List<Drawn> measure(
            Grant grant,
            Study study,
            Series series,
            List<Annotation> all,
            Map<String, DicomFile> heads,
            Optional<UptakeKind> uptake) {
        List<Instance> instances = archive.instances(grant, series.seriesInstanceUID());
        Map<String, Instance> byUid = new HashMap<>();
        instances.forEach(i -> byUid.put(i.sopInstanceUID(), i));
        List<Drawn> drawn = new ArrayList<>();
        List<Annotation> inPatient = new ArrayList<>();
        for (Annotation annotation : all) {
            if (annotation.place() instanceof Place.OnImage on) {
                Instance instance = byUid.get(on.sopInstanceUID());
                if (instance == null) {
                    throw new MeridianException(WorkflowError.NO_IMAGES);
                }
                drawn.add(measure(grant, instance, annotation, on, heads, uptake));
            } else {
                inPatient.add(annotation);
            }
        }
        if (!inPatient.isEmpty()) {
            Instance first = instances.getFirst();
            heads.computeIfAbsent(first.sopInstanceUID(), k -> head(grant, first));
            drawn.addAll(measure(grant, study, series, instances, inPatient, uptake));
        }
        return drawn;
    }

    private Drawn measure(
            Grant grant,
            Instance instance,
            Annotation annotation,
            Place.OnImage on,
            Map<String, DicomFile> heads,
            Optional<UptakeKind> uptake) {
        heads.computeIfAbsent(instance.sopInstanceUID(), k -> head(grant, instance));
        return StoredFiles.read(
                archive.open(grant, instance),
                file ->
                        new Drawn(
                                annotation,
                                Measures.measure(
                                        DicomReader.read(file), annotation, on.frame(), uptake)));
    }

    /**
     * Values come of the volume; of a series that is none, or does not fit into memory beside what
     * is open, there are lengths and areas alone.
     */
    private List<Drawn> measure(
            Grant grant,
            Study study,
            Series series,
            List<Instance> instances,
            List<Annotation> inPatient,
            Optional<UptakeKind> uptake) {
        if (inPatient.stream().noneMatch(CutMeasures::needsVolume)) {
            return inPatient.stream().map(DrawnValues::bare).toList();
        }
        try (ArchivedSeries images =
                ArchivedSeries.open(
                        archive.patient(grant, series.patient())
                                .orElseThrow(() -> new MeridianException(WorkflowError.NO_IMAGES)),
                        study,
                        series,
                        instances.stream().filter(i -> i.numberOfFrames() > 0).toList(),
                        i -> archive.open(grant, i),
                        cache,
                        Progress.NONE)) {
            if (images.volumeGeometry().isEmpty()) {
                return inPatient.stream().map(DrawnValues::bare).toList();
            }
            Volume volume = images.volume(Progress.NONE);
            ValueUnit values =
                    uptake.map(k -> Uptake.unit(images.uptake(), k, Optional.empty()))
                            .orElse(images.scale(volume.geometry().slices() / 2).values());
            return inPatient.stream()
                    .map(a -> new Drawn(a, CutMeasures.measure(a, volume, values)))
                    .toList();
        } catch (MeridianException e) {
            if (e.errorCode() != WorkflowError.NO_MEMORY) {
                throw e;
            }
            return inPatient.stream().map(DrawnValues::bare).toList();
        }
    }

    private static Drawn bare(Annotation annotation) {
        return new Drawn(annotation, Measurement.of(annotation, Calibration.NONE));
    }

    private DicomFile head(Grant grant, Instance instance) {
        return StoredFiles.read(archive.open(grant, instance), DicomReader::readHeader);
    }
}
