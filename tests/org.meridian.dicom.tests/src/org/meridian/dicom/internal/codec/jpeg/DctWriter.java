package org.meridian.dicom.internal.codec.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/**
 * Writes sequential DCT JPEG by the letter of ITU-T T.81 annex F, slowly, from quantised
 * coefficients that it makes up: any sampling factors, 8 or 12 bits, restart intervals, one scan or
 * one a component, DNL, quantisation tables of 16 bits, fill bytes. The Huffman tables give each
 * symbol a code of 8 bits or of 16.
 */
final class DctWriter {
    /** Spreads the symbols over both lengths of codes. */
    private static final int SHORT_CODES = 100;

    final int rows;
    final int columns;
    final int precision;
    final int[] horizontal;
    final int[] vertical;
    int restartInterval;
    boolean interleaved = true;
    boolean laterLines;
    boolean wideSteps;
    boolean endMarker = true;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int[] steps = new int[64];
    private final int[][][] blocks;
    private long held;
    private int count;

    DctWriter(int rows, int columns, int precision, int[] horizontal, int[] vertical) {
        this.rows = rows;
        this.columns = columns;
        this.precision = precision;
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.blocks = new int[horizontal.length][][];
    }

    private static int max(int[] factors) {
        return Arrays.stream(factors).max().orElse(1);
    }

    private static int ceil(int value, int divisor) {
        return (value + divisor - 1) / divisor;
    }

    private int mcusWide() {
        return ceil(columns, 8 * max(horizontal));
    }

    private int mcusHigh() {
        return ceil(rows, 8 * max(vertical));
    }

    /** Makes up coefficients of samples that stay in their range, and writes them. */
    byte[] write(Random random) {
        for (int k = 0; k < 64; k++) {
            steps[k] = wideSteps ? 300 : 1 + random.nextInt(8);
        }
        int amplitude = 1 << precision + 2;
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new int[mcusWide() * horizontal[i] * mcusHigh() * vertical[i]][64];
            for (int[] block : blocks[i]) {
                block[0] = (random.nextInt(amplitude) - amplitude / 2) / steps[0];
                for (int n = random.nextInt(6); n > 0; n--) {
                    int k = 1 + random.nextInt(63);
                    block[k] = (random.nextInt(amplitude / 8) - amplitude / 16) / steps[k];
                }
            }
        }
        headers();
        if (interleaved) {
            scan(0, blocks.length);
            numberOfLines();
        } else {
            for (int i = 0; i < blocks.length; i++) {
                scan(i, i + 1);
                if (i == 0) {
                    numberOfLines();
                }
            }
        }
        if (endMarker) {
            bytes(0xFF, 0xD9);
        }
        return out.toByteArray();
    }

    private void headers() {
        bytes(0xFF, 0xD8, 0xFF, 0xFF, 0xFF, 0xDB);
        u16(3 + (wideSteps ? 128 : 64));
        bytes(wideSteps ? 0x10 : 0);
        for (int step : steps) {
            if (wideSteps) {
                u16(step);
            } else {
                bytes(step);
            }
        }
        bytes(0xFF, 0xC1);
        u16(8 + 3 * blocks.length);
        bytes(precision);
        u16(laterLines ? 0 : rows);
        u16(columns);
        bytes(blocks.length);
        for (int i = 0; i < blocks.length; i++) {
            bytes(10 + i, horizontal[i] << 4 | vertical[i], 0);
        }
        for (int kind = 0; kind < 2; kind++) {
            int symbols = kind == 0 ? 16 : 256;
            int shorts = Math.min(symbols, SHORT_CODES);
            bytes(0xFF, 0xC4);
            u16(19 + symbols);
            bytes(kind << 4);
            for (int length = 1; length <= 16; length++) {
                bytes(length == 8 ? shorts : length == 16 ? symbols - shorts : 0);
            }
            for (int symbol = 0; symbol < symbols; symbol++) {
                bytes(symbol);
            }
        }
        if (restartInterval > 0) {
            bytes(0xFF, 0xDD);
            u16(4);
            u16(restartInterval);
        }
    }

    private void numberOfLines() {
        if (laterLines) {
            bytes(0xFF, 0xDC);
            u16(4);
            u16(rows);
        }
    }

    private void scan(int from, int to) {
        bytes(0xFF, 0xDA);
        u16(6 + 2 * (to - from));
        bytes(to - from);
        for (int i = from; i < to; i++) {
            bytes(10 + i, 0);
        }
        bytes(0, 63, 0);
        boolean one = to - from == 1;
        int wide = one ? ceil(ceil(columns * horizontal[from], max(horizontal)), 8) : mcusWide();
        int high = one ? ceil(ceil(rows * vertical[from], max(vertical)), 8) : mcusHigh();
        int[] predictions = new int[blocks.length];
        for (int mcu = 0; mcu < wide * high; mcu++) {
            if (restartInterval > 0 && mcu > 0 && mcu % restartInterval == 0) {
                flush();
                bytes(0xFF, 0xD0 + (mcu / restartInterval - 1) % 8);
                predictions = new int[blocks.length];
            }
            for (int i = from; i < to; i++) {
                int across = one ? 1 : horizontal[i];
                int down = one ? 1 : vertical[i];
                for (int v = 0; v < down; v++) {
                    for (int h = 0; h < across; h++) {
                        int x = mcu % wide * across + h;
                        int y = mcu / wide * down + v;
                        int[] block = blocks[i][y * mcusWide() * horizontal[i] + x];
                        block(block, block[0] - predictions[i]);
                        predictions[i] = block[0];
                    }
                }
            }
        }
        flush();
    }

    private void block(int[] block, int difference) {
        value(0, difference);
        int run = 0;
        for (int k = 1; k < 64; k++) {
            if (block[k] == 0) {
                run++;
                continue;
            }
            for (; run > 15; run -= 16) {
                code(0xF0);
            }
            value(run, block[k]);
            run = 0;
        }
        if (run > 0) {
            code(0);
        }
    }

    private void value(int run, int value) {
        int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
        code(run << 4 | size);
        put(value < 0 ? value + (1 << size) - 1 : value, size);
    }

    private void code(int symbol) {
        if (symbol < SHORT_CODES) {
            put(symbol, 8);
        } else {
            put((SHORT_CODES << 8) + symbol - SHORT_CODES, 16);
        }
    }

    private void put(int value, int bits) {
        held = held << bits | value & (1L << bits) - 1;
        count += bits;
        while (count >= 8) {
            count -= 8;
            int b = (int) (held >> count) & 0xFF;
            bytes(b);
            if (b == 0xFF) {
                bytes(0);
            }
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

    /**
     * A sample of a component by the formula of T.81 A.3.3, before it is rounded; {@code x} and
     * {@code y} count the component's own samples.
     */
    double sample(int component, int x, int y) {
        int[] block = blocks[component][y / 8 * mcusWide() * horizontal[component] + x / 8];
        double sum = 0;
        for (int k = 0; k < 64; k++) {
            if (block[k] != 0) {
                int v = DctComponent.ZIGZAG[k] / 8;
                int u = DctComponent.ZIGZAG[k] % 8;
                double scale = (u == 0 ? Math.sqrt(0.5) : 1) * (v == 0 ? Math.sqrt(0.5) : 1);
                sum +=
                        scale
                                * block[k]
                                * steps[k]
                                * Math.cos((2 * (x % 8) + 1) * u * Math.PI / 16)
                                * Math.cos((2 * (y % 8) + 1) * v * Math.PI / 16);
            }
        }
        double largest = (1 << precision) - 1;
        return Math.max(0, Math.min(largest, sum / 4 + (1 << precision - 1)));
    }
}
