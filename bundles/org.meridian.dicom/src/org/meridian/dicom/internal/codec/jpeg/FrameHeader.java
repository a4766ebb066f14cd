package org.meridian.dicom.internal.codec.jpeg;

import org.meridian.dicom.internal.codec.Codestreams;
import org.meridian.dicom.pixel.PixelDescription;

import java.util.ArrayList;
import java.util.List;

/**
 * A frame header (ITU-T T.81 B.2.2).
 *
 * @param process the marker that names the coding process, SOF0 to SOF15
 * @param precision bits of a sample
 */
record FrameHeader(int process, int precision, int rows, int columns, List<Component> components) {
    /**
     * A component's parameters.
     *
     * @param horizontal sampling factor, 1 to 4, as is {@code vertical}
     * @param quantisation number of its quantisation table
     */
    record Component(int id, int horizontal, int vertical, int quantisation) {}

    /** Reads the header, which has to agree with the attributes. */
    static FrameHeader read(int marker, JpegMarkers markers, PixelDescription description) {
        int precision = markers.u8(0);
        if (precision < 2 || precision > 16) {
            throw markers.broken();
        }
        if (precision > description.bitsAllocated()) {
            Codestreams.agree(JpegCodec.NAME, precision, description.bitsStored());
        }
        int rows = markers.u16(1);
        // 0 lines are named by DNL behind the first scan (T.81 B.2.5)
        if (rows != 0) {
            Codestreams.agree(JpegCodec.NAME, rows, description.rows());
        }
        Codestreams.agree(JpegCodec.NAME, markers.u16(3), description.columns());
        int count = markers.u8(5);
        Codestreams.agree(JpegCodec.NAME, count, description.samplesPerPixel());
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int factors = markers.u8(7 + 3 * i);
            Component component =
                    new Component(
                            markers.u8(6 + 3 * i),
                            factors >> 4,
                            factors & 15,
                            markers.u8(8 + 3 * i));
            if (!inRange(component.horizontal) || !inRange(component.vertical)) {
                throw markers.broken();
            }
            components.add(component);
        }
        return new FrameHeader(
                marker, precision, description.rows(), description.columns(), components);
    }

    private static boolean inRange(int factor) {
        return factor >= 1 && factor <= 4;
    }

    int maxHorizontal() {
        return components.stream().mapToInt(Component::horizontal).max().orElse(1);
    }

    int maxVertical() {
        return components.stream().mapToInt(Component::vertical).max().orElse(1);
    }
}
