package org.meridian.dicom.internal.codec.jpeg;

import java.io.ByteArrayOutputStream;

/**
 * Writes lossless JPEG by the letter of ITU-T T.81 annex H, slowly: all predictors, restart
 * intervals, point transform, interleaved or separate components. The one Huffman table gives each
 * of the 17 categories a code of five bits.
 */
final class LosslessEncoder {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int rows;
    private final int columns;
    private final int precision;
    private final int predictor;
    private final int shift;
    private final int restartRows;
    private long held;
    private int count;

    LosslessEncoder(
            int rows, int columns, int precision, int predictor, int shift, int restartRows) {
        this.rows = rows;
        this.columns = columns;
        this.precision = precision;
        this.predictor = predictor;
        this.shift = shift;
        this.restartRows = restartRows;
    }

    /** Encodes planes, one a component. */
    byte[] encode(int[][] planes, boolean interleaved) {
        bytes(0xFF, 0xD8, 0xFF, 0xC3);
        u16(8 + 3 * planes.length);
        bytes(precision);
        u16(rows);
        u16(columns);
        bytes(planes.length);
        for (int i = 0; i < planes.length; i++) {
            bytes(i + 1, 0x11, 0);
        }
        bytes(0xFF, 0xC4);
        u16(2 + 17 + 17);
        bytes(0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        for (int category = 0; category <= 16; category++) {
            bytes(category);
        }
        if (restartRows > 0) {
            bytes(0xFF, 0xDD);
            u16(4);
            u16(restartRows * columns);
        }
        if (interleaved) {
            scan(planes, 0, planes.length);
        } else {
            for (int i = 0; i < planes.length; i++) {
                scan(planes, i, i + 1);
            }
        }
        bytes(0xFF, 0xD9);
        return out.toByteArray();
    }

    private void scan(int[][] planes, int from, int to) {
        bytes(0xFF, 0xDA);
        u16(6 + 2 * (to - from));
        bytes(to - from);
        for (int i = from; i < to; i++) {
            bytes(i + 1, 0);
        }
        bytes(predictor, 0, shift);
        int restarts = 0;
        for (int y = 0; y < rows; y++) {
            boolean fresh = y == 0 || restartRows > 0 && y % restartRows == 0;
            if (fresh && y > 0) {
                flush();
                bytes(0xFF, 0xD0 + (restarts++ & 7));
            }
            for (int x = 0; x < columns; x++) {
                for (int i = from; i < to; i++) {
                    difference(value(planes[i], x, y) - predict(planes[i], x, y, fresh));
                }
            }
        }
        flush();
    }

    private int value(int[] plane, int x, int y) {
        return plane[y * columns + x] >> shift;
    }

    private int predict(int[] plane, int x, int y, boolean fresh) {
        if (fresh) {
            return x == 0 ? 1 << precision - shift - 1 : value(plane, x - 1, y);
        }
        int rb = value(plane, x, y - 1);
        if (x == 0) {
            return rb;
        }
        int ra = value(plane, x - 1, y);
        int rc = value(plane, x - 1, y - 1);
        return switch (predictor) {
            case 1 -> ra;
            case 2 -> rb;
            case 3 -> rc;
            case 4 -> ra + rb - rc;
            case 5 -> ra + ((rb - rc) >> 1);
            case 6 -> rb + ((ra - rc) >> 1);
            default -> (ra + rb) >> 1;
        };
    }

    private void difference(int wanted) {
        int difference = (short) wanted;
        if (difference == -32768) {
            put(16, 5);
            return;
        }
        int category = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
        put(category, 5);
        put(difference < 0 ? difference + (1 << category) - 1 : difference, category);
    }

    private void put(int value, int bits) {
        held = held << bits | value & (1L << bits) - 1;
        count += bits;
        while (count >= 8) {
            count -= 8;
            entropy((int) (held >> count) & 0xFF);
        }
    }

    private void entropy(int b) {
        out.write(b);
        if (b == 0xFF) {
            out.write(0);
        }
    }

    private void flush() {
        if (count > 0) {
            put(0xFF, 8 - count);
        }
    }

    private void u16(int value) {
        bytes(value >> 8, value & 0xFF);
    }

    private void bytes(int... values) {
        for (int value : values) {
            out.write(value);
        }
    }
}
