package org.meridian.dicom.internal.codec.jpeg;

import java.util.List;

/**
 * A scan header (ITU-T T.81 B.2.3).
 *
 * @param components indices of the scan's components in the frame
 * @param dcTables numbers of their tables for DC coefficients, or for differences
 * @param acTables numbers of their tables for AC coefficients
 * @param start first coefficient (Ss), or the predictor of lossless coding
 * @param end last coefficient (Se)
 * @param high point transform of the scan before (Ah)
 * @param low point transform (Al)
 */
record ScanHeader(
        int[] components, int[] dcTables, int[] acTables, int start, int end, int high, int low) {

    static ScanHeader read(JpegMarkers markers, FrameHeader frame) {
        int count = markers.u8(0);
        if (count < 1 || count > frame.components().size()) {
            throw markers.broken();
        }
        int[] components = new int[count];
        int[] dcTables = new int[count];
        int[] acTables = new int[count];
        for (int i = 0; i < count; i++) {
            components[i] = indexOf(markers, frame.components(), markers.u8(1 + 2 * i));
            for (int j = 0; j < i; j++) {
                if (components[j] == components[i]) {
                    throw markers.broken();
                }
            }
            int tables = markers.u8(2 + 2 * i);
            dcTables[i] = tables >> 4;
            acTables[i] = tables & 15;
        }
        int approximation = markers.u8(3 + 2 * count);
        return new ScanHeader(
                components,
                dcTables,
                acTables,
                markers.u8(1 + 2 * count),
                markers.u8(2 + 2 * count),
                approximation >> 4,
                approximation & 15);
    }

    private static int indexOf(
            JpegMarkers markers, List<FrameHeader.Component> components, int id) {
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).id() == id) {
                return i;
            }
        }
        throw markers.broken();
    }
}
