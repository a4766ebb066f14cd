package org.meridian.dicom.internal.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * An HT code-block of {@code ht-blocks.tsv}.
 *
 * @param cleanup length of the first segment, behind which the second one stands
 * @param crc of what OpenJPH decodes it to
 */
record HtBlock(
        int width,
        int height,
        int zeroPlanes,
        int passes,
        int cleanup,
        int refinement,
        boolean causal,
        String crc,
        byte[] bytes) {
    private static final int HT = 0x40;
    private static final int CAUSAL = 0x08;

    private static HtBlock of(String line) {
        String[] f = line.split("\t");
        return new HtBlock(
                Integer.parseInt(f[0]),
                Integer.parseInt(f[1]),
                Integer.parseInt(f[2]),
                Integer.parseInt(f[3]),
                Integer.parseInt(f[4]),
                Integer.parseInt(f[5]),
                f[6].equals("1"),
                f[7],
                HexFormat.of().parseHex(f[8]));
    }

    CodedBlock coded(byte[] data, int planes) {
        CodeBlock block = new CodeBlock(0, 0, width, height);
        block.setZeroBitPlanes(zeroPlanes);
        CodedBlock coded = new CodedBlock();
        coded.clear();
        coded.add(false, 1, data, 0, cleanup);
        if (passes > 1) {
            coded.add(false, passes - 1, data, cleanup, refinement);
        }
        coded.close();
        Rectangle region = new Rectangle(0, 0, width, height);
        coded.describe(block, new Subband(Subband.Kind.LL, region, 0, 0, planes, 1), style());
        return coded;
    }

    String check(int[] samples) {
        CRC32 crc = new CRC32();
        for (int sample : samples) {
            for (int shift = 0; shift < 32; shift += 8) {
                crc.update(sample >> shift);
            }
        }
        return "%08x".formatted(crc.getValue());
    }

    CodeBlockStyle style() {
        return new CodeBlockStyle(causal ? HT | CAUSAL : HT);
    }

    /** All there are. */
    static List<HtBlock> all() throws IOException {
        List<HtBlock> blocks = new ArrayList<>();
        try (InputStream stream =
                Objects.requireNonNull(HtBlock.class.getResourceAsStream("ht-blocks.tsv"))) {
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> blocks.add(of(line)));
        }
        assertTrue(blocks.size() > 60, "blocks: " + blocks.size());
        return blocks;
    }
}
