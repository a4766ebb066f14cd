package org.meridian.dicom.internal.codec.jpeg;

import org.eclipse.jdt.annotation.Nullable;

/** The tables that marker segments install (ITU-T T.81 B.2.4). For one thread. */
final class Tables {
    private static final int COEFFICIENTS = 64;
    private static final int PER_KIND = 4;

    private final JpegMarkers markers;
    private final @Nullable HuffmanTable[] dc = new @Nullable HuffmanTable[PER_KIND];
    private final @Nullable HuffmanTable[] ac = new @Nullable HuffmanTable[PER_KIND];
    private final int[] @Nullable [] quantisation = new int[PER_KIND] @Nullable [];
    private int restartInterval;
    private boolean untransformed;

    Tables(JpegMarkers markers) {
        this.markers = markers;
    }

    /** Takes the marker's segment; passes over those of other kinds. */
    void take(int marker) {
        switch (marker) {
            case JpegMarkers.DHT -> huffman();
            case JpegMarkers.DQT -> quantisation();
            case JpegMarkers.DRI -> restartInterval = markers.u16(0);
            case JpegMarkers.APP14 -> adobe();
            default -> {}
        }
    }

    private void huffman() {
        int at = 0;
        while (at < markers.length()) {
            int target = markers.u8(at);
            boolean runs = target >> 4 == 1;
            if ((target & ~0x10) >= PER_KIND) {
                throw markers.broken();
            }
            HuffmanTable table = HuffmanTable.read(markers, at + 1, runs);
            at += 1 + table.bytes();
            (runs ? ac : dc)[target & 3] = table;
        }
    }

    private void quantisation() {
        int at = 0;
        while (at < markers.length()) {
            int target = markers.u8(at++);
            boolean wide = target >> 4 == 1;
            if ((target & ~0x10) >= PER_KIND) {
                throw markers.broken();
            }
            int[] steps = new int[COEFFICIENTS];
            for (int i = 0; i < COEFFICIENTS; i++) {
                steps[i] = wide ? markers.u16(at) : markers.u8(at);
                at += wide ? 2 : 1;
            }
            quantisation[target & 3] = steps;
        }
    }

    private void adobe() {
        boolean named =
                markers.length() >= 12
                        && markers.u16(0) == 0x4164
                        && markers.u16(2) == 0x6F62
                        && markers.u8(4) == 'e';
        if (named) {
            untransformed = markers.u8(11) == 0;
        }
    }

    HuffmanTable dc(int number) {
        return given(number < PER_KIND ? dc[number] : null);
    }

    HuffmanTable ac(int number) {
        return given(number < PER_KIND ? ac[number] : null);
    }

    /** The steps of a quantisation table in zigzag order. */
    int[] quantisation(int number) {
        return given(number < PER_KIND ? quantisation[number] : null);
    }

    private <T> T given(@Nullable T table) {
        if (table == null) {
            throw markers.broken();
        }
        return table;
    }

    /** Data units between restart markers, counted in MCUs; 0 without them. */
    int restartInterval() {
        return restartInterval;
    }

    /** Whether Adobe's marker says that three components are red, green and blue. */
    boolean untransformed() {
        return untransformed;
    }
}
