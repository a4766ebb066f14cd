package org.meridian.dicom.overlay;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Tag;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.measure.Point;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The regions of a radiotherapy structure set (PS3.3 A.19). Immutable. */
public record StructureSet(String label, List<Region> regions) {
    private static final String STRUCTURE_SET = "1.2.840.10008.5.1.4.1.1.481.3";

    public StructureSet {
        regions = List.copyOf(regions);
    }

    /**
     * One region of interest.
     *
     * @param colour to draw it in, 0xRRGGBB
     * @param frameOfReferenceUID in which its points are
     */
    public record Region(
            int number,
            String name,
            OptionalInt colour,
            String frameOfReferenceUID,
            List<Contour> contours) {
        public Region {
            contours = List.copyOf(contours);
        }

        /**
         * Its contours on a plane, in pixels of the plane: whole where they lie on it, else where
         * they cut through it.
         *
         * @param within millimetres from the plane that still count, half the distance of slices
         */
        public List<Outline> on(PlaneGeometry plane, double within) {
            List<Outline> outlines = new ArrayList<>();
            for (Contour contour : contours) {
                List<Vec3> pixels = contour.points().stream().map(plane::toPixel).toList();
                if (pixels.stream().allMatch(p -> Math.abs(p.z()) <= within)) {
                    outlines.add(
                            new Outline(
                                    contour.closed(),
                                    pixels.stream().map(p -> new Point(p.x(), p.y())).toList()));
                } else if (contour.closed()) {
                    outlines.addAll(ContourCut.of(pixels));
                }
            }
            return outlines;
        }
    }

    /**
     * One contour.
     *
     * @param type {@code CLOSED_PLANAR}, {@code OPEN_PLANAR}, {@code POINT} and so on
     * @param points in millimetres of the patient
     */
    public record Contour(String type, List<Vec3> points) {
        public Contour {
            points = List.copyOf(points);
        }

        public boolean closed() {
            return type.startsWith("CLOSED");
        }
    }

    /** A contour in pixels of a slice. */
    public record Outline(boolean closed, List<Point> points) {
        public Outline {
            points = List.copyOf(points);
        }
    }

    /**
     * The structure set in a data set. A contour whose numbers are not whole points is left out.
     *
     * @throws MeridianException {@link DicomError#OTHER_OBJECT}
     */
    public static StructureSet of(Dataset dataset) {
        String kind = dataset.text(Tag.SOPClassUID);
        if (!kind.equals(STRUCTURE_SET)) {
            throw new MeridianException(DicomError.OTHER_OBJECT, kind);
        }
        Map<Integer, Dataset> drawn = new HashMap<>();
        for (Dataset item : dataset.items(Tag.ROIContourSequence)) {
            item.integer(Tag.ReferencedROINumber).ifPresent(number -> drawn.put(number, item));
        }
        List<Region> regions = new ArrayList<>();
        for (Dataset item : dataset.items(Tag.StructureSetROISequence)) {
            int number = item.integer(Tag.ROINumber).orElse(0);
            Optional<Dataset> contours = Optional.ofNullable(drawn.get(number));
            regions.add(
                    new Region(
                            number,
                            item.text(Tag.ROIName),
                            contours.map(StructureSet::colour).orElse(OptionalInt.empty()),
                            item.text(Tag.ReferencedFrameOfReferenceUID),
                            contours.map(StructureSet::contours).orElse(List.of())));
        }
        return new StructureSet(dataset.text(Tag.StructureSetLabel), regions);
    }

    private static OptionalInt colour(Dataset item) {
        int[] rgb = item.integers(Tag.ROIDisplayColor);
        return rgb.length == 3
                ? OptionalInt.of((rgb[0] & 255) << 16 | (rgb[1] & 255) << 8 | rgb[2] & 255)
                : OptionalInt.empty();
    }

    private static List<Contour> contours(Dataset item) {
        List<Contour> contours = new ArrayList<>();
        for (Dataset contour : item.items(Tag.ContourSequence)) {
            double[] numbers = contour.numbers(Tag.ContourData);
            if (numbers.length == 0 || numbers.length % 3 != 0) {
                continue;
            }
            List<Vec3> points = new ArrayList<>();
            for (int i = 0; i < numbers.length; i += 3) {
                points.add(new Vec3(numbers[i], numbers[i + 1], numbers[i + 2]));
            }
            contours.add(new Contour(contour.text(Tag.ContourGeometricType), points));
        }
        return contours;
    }
}
