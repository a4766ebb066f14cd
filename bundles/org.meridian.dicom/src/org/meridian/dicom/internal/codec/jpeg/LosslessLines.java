package org.meridian.dicom.internal.codec.jpeg;

import java.util.Arrays;

/** Decodes the lines of one lossless scan (ITU-T T.81 H.1.2, H.2). For one thread. */
final class LosslessLines {
    private static final int SAMPLE = 0xFFFF;

    /** So many nearly always stand in one window, and the processor can foresee them. */
    private static final int MOST_OF_WINDOW = 4;

    private final ScanData data;
    private final EntropyBits bits;
    private final HuffmanTable[] tables;
    private final int predictor;
    private final int first;
    private final int[] differences;
    private final int longest;

    /** After how many samples the tables begin anew: mostly one serves all components. */
    private final int turn;

    private boolean fresh = true;
    private long position;

    /**
     * @param tables those of each component of the scan
     * @param columns samples in a line
     * @param first what the first sample is predicted as
     */
    LosslessLines(ScanData data, HuffmanTable[] tables, int columns, int predictor, int first) {
        this.data = data;
        this.bits = data.start();
        this.tables = tables;
        this.predictor = predictor;
        this.first = first;
        this.differences = new int[columns * tables.length];
        this.longest = Arrays.stream(tables).mapToInt(HuffmanTable::longest).max().orElse(1);
        boolean one = Arrays.stream(tables).allMatch(table -> table == tables[0]);
        this.turn = one ? 1 : tables.length;
    }

    void restart() {
        data.restart();
        position = 0;
        fresh = true;
    }

    /** Decodes the next line of each component; {@code above} are the lines before. */
    void next(int[][] lines, int[][] above) {
        readDifferences();
        int kind = fresh ? 1 : predictor;
        for (int i = 0; i < lines.length; i++) {
            int start = (fresh ? first : above[i][0]) + differences[i] & SAMPLE;
            predict(kind, start, i, lines[i], above[i]);
        }
        fresh = false;
    }

    /** T.81 H.1.2.2, the components in turn; as many from one window as surely stand in it. */
    private void readDifferences() {
        long at = position;
        // a code that does not exist takes no bits
        int least = 1;
        int component = 0;
        int x = 0;
        while (x < differences.length) {
            long window = bits.window(at);
            int end = Math.min(differences.length, x + MOST_OF_WINDOW);
            int left = EntropyBits.WINDOW;
            do {
                int entry = tables[component].decode(window);
                int taken = entry & 0xFF;
                least = Math.min(least, taken);
                window <<= taken;
                left -= taken;
                differences[x++] = entry >> 16;
                component = component + 1 == turn ? 0 : component + 1;
            } while (left >= longest && x < end);
            at += EntropyBits.WINDOW - left;
        }
        if (least == 0) {
            throw data.broken();
        }
        bits.check(at);
        position = at;
    }

    /** T.81 table H.1: a line from its first sample on. */
    private void predict(int kind, int start, int component, int[] line, int[] above) {
        int[] added = differences;
        int step = tables.length;
        int at = component;
        int ra = start;
        line[0] = ra;
        switch (kind) {
            case 1 -> {
                for (int x = 1; x < line.length; x++) {
                    ra = ra + added[at += step] & SAMPLE;
                    line[x] = ra;
                }
            }
            case 2 -> {
                for (int x = 1; x < line.length; x++) {
                    line[x] = above[x] + added[at += step] & SAMPLE;
                }
            }
            case 3 -> {
                for (int x = 1; x < line.length; x++) {
                    line[x] = above[x - 1] + added[at += step] & SAMPLE;
                }
            }
            case 4 -> {
                for (int x = 1; x < line.length; x++) {
                    ra = ra + above[x] - above[x - 1] + added[at += step] & SAMPLE;
                    line[x] = ra;
                }
            }
            case 5 -> {
                for (int x = 1; x < line.length; x++) {
                    ra = ra + (above[x] - above[x - 1] >> 1) + added[at += step] & SAMPLE;
                    line[x] = ra;
                }
            }
            case 6 -> {
                for (int x = 1; x < line.length; x++) {
                    ra = above[x] + (ra - above[x - 1] >> 1) + added[at += step] & SAMPLE;
                    line[x] = ra;
                }
            }
            default -> {
                for (int x = 1; x < line.length; x++) {
                    ra = (ra + above[x] >> 1) + added[at += step] & SAMPLE;
                    line[x] = ra;
                }
            }
        }
    }
}
