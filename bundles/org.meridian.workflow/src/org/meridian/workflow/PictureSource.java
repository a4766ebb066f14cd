package org.meridian.workflow;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Tag;
import org.meridian.dicom.geometry.SlicePlane;
import org.meridian.dicom.present.FrameTimes;
import org.meridian.dicom.present.Shutters;
import org.meridian.workflow.ImageDescription.PixelSpacing;
import org.meridian.workflow.ImageDescription.Projection;

import java.util.List;
import java.util.Optional;

/**
 * A picture of a stored series, before it is decoded.
 *
 * @param instance the stored file that it is in
 * @param frame of that file, counted from 0
 * @param uptake which uptake its values are; empty where they are none
 */
record PictureSource(
        Instance instance,
        int frame,
        ImageDescription description,
        ImageScale scale,
        Optional<Uptake> uptake) {

    /** By the head of the file, and where the frame lies. */
    static PictureSource of(
            Instance instance, DicomFile header, SlicePlane slice, FrameTimes times) {
        Dataset data = header.dataset();
        ModalityValues values = ModalityValues.of(header, slice.frame());
        return new PictureSource(
                instance,
                slice.frame(),
                describe(instance, data, slice, values, times),
                ImageScale.of(data, slice.frame(), values),
                values.uptake());
    }

    /**
     * The first picture of a file, from this file alone.
     *
     * @throws MeridianException where it cannot be decoded
     */
    static Glimpse glimpse(ByteSource source, Instance instance) {
        DicomFile file = DicomReader.read(source);
        SlicePlane plane = SlicePlane.of(file.dataset()).getFirst();
        ModalityValues values = ModalityValues.of(file, plane.frame());
        return new Glimpse(
                describe(instance, file.dataset(), plane, values, FrameTimes.of(file.dataset())),
                Pictures.decode(file, 0),
                values.uptake());
    }

    private static ImageDescription describe(
            Instance instance,
            Dataset data,
            SlicePlane slice,
            ModalityValues values,
            FrameTimes times) {
        return new ImageDescription(
                instance.sopInstanceUID(),
                instance.instanceNumber(),
                slice.frame() + 1,
                slice.columns(),
                slice.rows(),
                slice.plane(),
                slice.plane().isPresent() ? Optional.empty() : spacing(data),
                slice.sliceThickness(),
                values.windows(),
                values.unit(),
                values.transforms().lossy(),
                projection(data),
                new ImageDescription.Cine(times.rate(), times.stay(slice.frame())),
                Shutters.of(data, slice.frame()),
                values.transforms().faults());
    }

    private static Projection projection(Dataset data) {
        String image = data.text(Tag.ImageLaterality);
        List<String> directions = data.strings(Tag.PatientOrientation);
        boolean directed = directions.size() == 2;
        return new Projection(
                image.isEmpty() ? data.text(Tag.Laterality) : image,
                data.text(Tag.ViewPosition),
                directed ? directions.get(0) : "",
                directed ? directions.get(1) : "");
    }

    /** Of projection images: at the patient where the file says so, else at the detector. */
    private static Optional<PixelSpacing> spacing(Dataset data) {
        for (int tag : new int[] {Tag.PixelSpacing, Tag.ImagerPixelSpacing}) {
            double[] values = data.numbers(tag);
            if (values.length == 2 && values[0] > 0 && values[1] > 0) {
                return Optional.of(new PixelSpacing(values[0], values[1]));
            }
        }
        return Optional.empty();
    }
}
