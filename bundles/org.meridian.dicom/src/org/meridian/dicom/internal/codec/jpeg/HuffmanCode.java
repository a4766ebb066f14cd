package org.meridian.dicom.internal.codec.jpeg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The best Huffman code for what is to be coded (ITU-T T.81 annex K.2, C.2). Immutable. */
final class HuffmanCode {
    private static final int MAX_BITS = 16;

    private final int[] symbols;
    private final int[] counts = new int[2 * MAX_BITS + 1];
    private final int[] lengths;
    private final int[] codes;

    /**
     * @param frequencies how often each symbol comes
     */
    HuffmanCode(long[] frequencies) {
        int[] depths = depths(frequencies);
        for (int symbol = 0; symbol <= frequencies.length; symbol++) {
            if (depths[symbol] > 0) {
                counts[depths[symbol]]++;
            }
        }
        shorten();
        symbols = byDepth(depths, frequencies);
        lengths = new int[frequencies.length];
        codes = new int[frequencies.length];
        int code = 0;
        int index = 0;
        for (int length = 1; length <= MAX_BITS; length++) {
            for (int i = 0; i < counts[length]; i++) {
                lengths[symbols[index]] = length;
                codes[symbols[index++]] = code++;
            }
            code <<= 1;
        }
    }

    /**
     * The length of each symbol's code; one more symbol takes the code of all ones, which must not
     * be used.
     */
    private static int[] depths(long[] frequencies) {
        int count = frequencies.length + 1;
        long[] weights = Arrays.copyOf(frequencies, count);
        weights[count - 1] = 1;
        int[] depths = new int[count];
        int[] trees = new int[count];
        Arrays.setAll(trees, i -> i);
        while (true) {
            int least = lightest(weights, -1);
            int second = lightest(weights, least);
            if (second < 0) {
                return depths;
            }
            weights[least] += weights[second];
            weights[second] = 0;
            for (int symbol = 0; symbol < count; symbol++) {
                if (trees[symbol] == least || trees[symbol] == second) {
                    depths[symbol]++;
                    trees[symbol] = least;
                }
            }
        }
    }

    /** The lightest tree but one; of equal ones the last, so that the extra symbol is deepest. */
    private static int lightest(long[] weights, int but) {
        int found = -1;
        for (int i = 0; i < weights.length; i++) {
            if (i != but && weights[i] > 0 && (found < 0 || weights[i] <= weights[found])) {
                found = i;
            }
        }
        return found;
    }

    /** T.81 figure K.3: no code over 16 bits; then takes the extra symbol out. */
    private void shorten() {
        for (int length = counts.length - 1; length > MAX_BITS; length--) {
            while (counts[length] > 0) {
                int shorter = length - 2;
                while (counts[shorter] == 0) {
                    shorter--;
                }
                counts[length] -= 2;
                counts[length - 1]++;
                counts[shorter + 1] += 2;
                counts[shorter]--;
            }
        }
        int longest = MAX_BITS;
        while (counts[longest] == 0) {
            longest--;
        }
        counts[longest]--;
    }

    private static int[] byDepth(int[] depths, long[] frequencies) {
        return IntStream.range(0, frequencies.length)
                .filter(symbol -> frequencies[symbol] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(symbol -> depths[symbol]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int length(int symbol) {
        return lengths[symbol];
    }

    int code(int symbol) {
        return codes[symbol];
    }

    /** Writes the marker segment of the code as table 0 for differences. */
    void writeTable(EntropyWriter out) {
        out.bytes(0xFF, JpegMarkers.DHT);
        out.u16(3 + MAX_BITS + symbols.length);
        out.bytes(0);
        out.bytes(Arrays.copyOfRange(counts, 1, MAX_BITS + 1));
        out.bytes(symbols);
    }
}
