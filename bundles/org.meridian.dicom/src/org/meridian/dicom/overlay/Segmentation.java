package org.meridian.dicom.overlay;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.FunctionalGroups;
import org.meridian.dicom.Tag;
import org.meridian.dicom.geometry.SlicePlane;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameDecoder;
import org.meridian.dicom.sr.Code;
import org.meridian.imaging.PlaneGeometry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A segmentation (PS3.3 A.51): binary, fractional or a label map. Frames lie in the patient, and
 * are put on a slice by geometry alone, whatever image they were made from. Immutable; pixels are
 * read from the file's source, which stays open as long as they are wanted.
 */
public final class Segmentation {
    private static final String SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";
    private static final String LABEL_MAP = "1.2.840.10008.5.1.4.1.1.66.7";

    /** How far directions may differ and still be the same plane's: cosine of half a degree. */
    private static final double PARALLEL = 0.99996;

    private static final double ROUNDING = 1e-3;

    private final DicomFile file;
    private final List<Segment> segments;
    private final List<SlicePlane> planes;
    private final boolean labels;
    private final int[] segmentOf;
    private final double most;
    private final double distance;

    /**
     * One segment.
     *
     * @param type what it is, by its code's meaning
     * @param colour recommended, as red, green and blue of 8 bits (0xRRGGBB)
     */
    public record Segment(int number, String label, String type, OptionalInt colour) {}

    private Segmentation(DicomFile file) {
        this.file = file;
        Dataset dataset = file.dataset();
        labels =
                dataset.text(Tag.SegmentationType).equals("LABELMAP")
                        || dataset.text(Tag.SOPClassUID).equals(LABEL_MAP);
        most =
                dataset.text(Tag.SegmentationType).equals("FRACTIONAL")
                        ? dataset.integer(Tag.MaximumFractionalValue).orElse(255)
                        : 1;
        segments = dataset.items(Tag.SegmentSequence).stream().map(Segmentation::segment).toList();
        planes = SlicePlane.of(dataset);
        FunctionalGroups groups = FunctionalGroups.of(dataset);
        segmentOf =
                IntStream.range(0, planes.size())
                        .map(
                                frame ->
                                        labels
                                                ? 0
                                                : groups.macro(
                                                                frame,
                                                                Tag.SegmentIdentificationSequence)
                                                        .integer(Tag.ReferencedSegmentNumber)
                                                        .orElse(1))
                        .toArray();
        distance = distance();
    }

    /**
     * The segmentation in a file.
     *
     * @throws MeridianException {@link DicomError#OTHER_OBJECT}
     */
    public static Segmentation of(DicomFile file) {
        String kind = file.dataset().text(Tag.SOPClassUID);
        if (!kind.equals(SEGMENTATION) && !kind.equals(LABEL_MAP)) {
            throw new MeridianException(DicomError.OTHER_OBJECT, kind);
        }
        return new Segmentation(file);
    }

    private static Segment segment(Dataset item) {
        int[] lab = item.integers(Tag.RecommendedDisplayCIELabValue);
        return new Segment(
                item.integer(Tag.SegmentNumber).orElse(0),
                item.text(Tag.SegmentLabel),
                Code.of(item, Tag.SegmentedPropertyTypeCodeSequence).map(Code::meaning).orElse(""),
                lab.length == 3 ? OptionalInt.of(CieLab.rgb(lab)) : OptionalInt.empty());
    }

    public List<Segment> segments() {
        return segments;
    }

    /** Number of frames. */
    public int frames() {
        return planes.size();
    }

    /** Where a frame, counted from 0, lies; empty when it does not tell. */
    public Optional<PlaneGeometry> plane(int frame) {
        return planes.get(frame).plane();
    }

    /** The number of the segment that a frame, counted from 0, shows; 0 for a label map's. */
    public int segmentOf(int frame) {
        return segmentOf[frame];
    }

    /**
     * How much of each pixel of a frame, counted from 0, belongs to a segment: 0 to 1, row by row.
     */
    public float[] shares(int frame, int segment) {
        Frame decoded = FrameDecoder.of(file).decode(frame);
        float[] shares = new float[decoded.columns() * decoded.rows()];
        for (int i = 0; i < shares.length; i++) {
            double value = decoded.value(i);
            shares[i] = (float) (labels ? value == segment ? 1 : 0 : value / most);
        }
        return shares;
    }

    /** A segment in the patient's space; decodes its frames. */
    public SegmentMask mask(int segment) {
        return SegmentMask.of(this, segment, distance);
    }

    static boolean areParallel(PlaneGeometry one, PlaneGeometry other) {
        return Math.abs(one.normal().dot(other.normal())) > PARALLEL;
    }

    /**
     * The least distance between two frames in different places; a thickness where there is one.
     */
    private double distance() {
        Optional<PlaneGeometry> first =
                planes.stream().flatMap(p -> p.plane().stream()).findFirst();
        if (first.isEmpty()) {
            return 0;
        }
        double[] places =
                planes.stream()
                        .flatMap(p -> p.plane().stream())
                        .mapToDouble(p -> first.get().toPixel(p.origin()).z())
                        .sorted()
                        .toArray();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < places.length; i++) {
            double gap = places[i] - places[i - 1];
            least = gap > ROUNDING ? Math.min(least, gap) : least;
        }
        return Double.isInfinite(least) ? planes.getFirst().sliceThickness().orElse(1) : least;
    }
}
