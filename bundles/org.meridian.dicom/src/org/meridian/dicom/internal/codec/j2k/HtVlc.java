package org.meridian.dicom.internal.codec.j2k;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The codewords of ITU-T T.814 annex C by table, context and the next seven bits. Immutable.
 *
 * <p>An entry holds the codeword's length in bits 0 to 2, u<sub>off</sub> in bit 3, the
 * significance of the quad's samples in bits 4 to 7, e<sup>k</sup> in bits 8 to 11 and
 * e<sup>1</sup> in bits 12 to 15; the samples stand in the order top left, bottom left, top right,
 * bottom right.
 */
final class HtVlc {
    /** Seven bits. */
    static final int MASK = 0x7F;

    private static final char[][] TABLES = load();

    private HtVlc() {}

    /** The table of a block's first line of quads. */
    static char[] first() {
        return TABLES[0];
    }

    /** The table of all other lines. */
    static char[] others() {
        return TABLES[1];
    }

    private static char[][] load() {
        char[][] tables = new char[2][8 << 7];
        try (InputStream stream = HtVlc.class.getResourceAsStream("cxtvlc.tsv")) {
            if (stream == null) {
                throw new IllegalStateException("cxtvlc.tsv is missing");
            }
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> add(tables, line.split("\t")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }

    private static void add(char[][] tables, String[] row) {
        int[] n = new int[row.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = Integer.parseInt(row[i]);
        }
        int entry = n[7] | n[3] << 3 | n[2] << 4 | n[4] << 8 | n[5] << 12;
        for (int next = n[6]; next <= MASK; next += 1 << n[7]) {
            tables[n[0]][n[1] << 7 | next] = (char) entry;
        }
    }
}
