package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.Archive;
import org.meridian.archive.Archive.Located;
import org.meridian.core.MeridianException;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Tag;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.measure.Measurement;
import org.meridian.imaging.measure.ValueUnit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Measures shapes on images that nobody has opened. Safe for all threads. */
public final class Measures {
    private final Actor actor;
    private final Archive archive;

    Measures(Actor actor, Archive archive) {
        this.actor = actor;
        this.archive = archive;
    }

    /**
     * A shape on an archived image; a ledger entry as for an opening.
     *
     * @param frame from 1
     * @param points in pixels, (0, 0) the centre of the first one
     * @param uptake in which values of PET are measured; as the window shows them at first when
     *     empty
     * @throws MeridianException where there is no such image, frame or uptake
     */
    public Measurement measure(
            String sopInstanceUID,
            int frame,
            Shape shape,
            List<Position> points,
            Optional<UptakeKind> uptake) {
        if (!(archive.locate(actor.grant(Operation.NAMES), sopInstanceUID)
                instanceof Located.OfInstance of)) {
            throw new MeridianException(WorkflowError.NO_IMAGES);
        }
        Instance instance = of.instance();
        Grant grant = actor.grant(Operation.IMAGES, instance.patient());
        actor.record(
                LedgerEntry.of(
                        actor.name(), LedgerEntry.Type.OPEN, instance.patient(), sopInstanceUID));
        return StoredFiles.read(
                archive.open(grant, instance), file -> measure(file, frame, shape, points, uptake));
    }

    /** A shape on a file that is in no archive. */
    public static Measurement measure(
            ByteSource source,
            int frame,
            Shape shape,
            List<Position> points,
            Optional<UptakeKind> uptake) {
        DicomFile file = DicomReader.read(source);
        Dataset data = file.dataset();
        int frames = Math.max(1, data.integer(Tag.NumberOfFrames).orElse(1));
        if (frame < 1 || frame > frames) {
            throw new MeridianException(WorkflowError.NO_SUCH_FRAME, frame, frames);
        }
        Annotation drawn =
                new Annotation(
                        AnnotationId.random(),
                        shape,
                        new Place.OnImage(
                                data.text(Tag.SeriesInstanceUID),
                                data.text(Tag.SOPInstanceUID),
                                frame),
                        points,
                        "",
                        "",
                        Instant.EPOCH);
        return measure(file, drawn, frame, uptake);
    }

    /** What an annotation measures on its frame, counted from 1. */
    static Measurement measure(
            DicomFile file, Annotation drawn, int frame, Optional<UptakeKind> uptake) {
        ModalityValues values = ModalityValues.of(file, frame - 1);
        ImageScale scale = ImageScale.of(file.dataset(), frame - 1, values);
        ValueUnit unit = uptake.map(values::in).orElse(scale.values());
        boolean inside = Measurement.region(drawn).isPresent();
        return inside && Pictures.decode(file, frame - 1) instanceof Picture.Grey grey
                ? Measurement.of(drawn, scale.calibration(), grey.image(), unit)
                : Measurement.of(drawn, scale.calibration());
    }
}
