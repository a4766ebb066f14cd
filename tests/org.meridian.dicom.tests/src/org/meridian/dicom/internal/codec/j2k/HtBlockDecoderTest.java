package org.meridian.dicom.internal.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;

/** HT code-blocks against what OpenJPH makes of them, and damaged ones. */
class HtBlockDecoderTest {
    private static final int PLANES = 30;
    private static final int HT = 0x40;
    private static final int CAUSAL = 0x08;

    private final HtBlockDecoder decoder = new HtBlockDecoder();

    private record Block(
            int width,
            int height,
            int zeroPlanes,
            int passes,
            int cleanup,
            int refinement,
            boolean causal,
            String crc,
            byte[] bytes) {
        static Block of(String line) {
            String[] f = line.split("\t");
            return new Block(
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
            coded.describe(
                    block,
                    new Subband(Subband.Kind.LL, region, 0, 0, planes, 1),
                    new CodeBlockStyle(causal ? HT | CAUSAL : HT));
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
    }

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        try (InputStream stream =
                Objects.requireNonNull(
                        HtBlockDecoderTest.class.getResourceAsStream("ht-blocks.tsv"))) {
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> blocks.add(Block.of(line)));
        }
        assertTrue(blocks.size() > 60, "blocks: " + blocks.size());
        return blocks;
    }

    private int[] decode(Block block, byte[] bytes, int planes) {
        int[] samples = new int[block.width * block.height];
        decoder.decode(block.coded(bytes, planes), samples);
        return samples;
    }

    @Test
    void blocksAreWhatOpenJphMakesOfThem() throws IOException {
        for (Block block : blocks()) {
            assertEquals(
                    block.crc, block.check(decode(block, block.bytes, PLANES)), block::toString);
        }
    }

    @Test
    void damagedBlocksEndWithAnAnswer() throws IOException {
        List<Block> blocks = blocks();
        Random random = new Random(3);
        int refused = 0;
        int rounds = System.getenv("MERIDIAN_LONG") == null ? 30 : 20_000;
        for (Block block : blocks) {
            for (int round = 0; round < rounds; round++) {
                byte[] bytes = block.bytes.clone();
                for (int i = random.nextInt(1, 20); i > 0; i--) {
                    // the lengths stand at the end
                    int at =
                            random.nextBoolean()
                                    ? random.nextInt(bytes.length)
                                    : Math.max(0, block.cleanup - random.nextInt(1, 9));
                    bytes[at] = (byte) (random.nextInt(3) == 0 ? 0xFF : random.nextInt());
                }
                try {
                    decode(block, bytes, PLANES);
                } catch (MeridianException e) {
                    assertEquals(DicomError.CODESTREAM, e.errorCode());
                    refused++;
                }
            }
        }
        assertTrue(refused > blocks.size() * rounds / 20, "refused: " + refused);
    }

    @Test
    void segmentsTooShortForTheirSuffixAreRefused() {
        for (int length = 0; length < 3; length++) {
            byte[] bytes = new byte[length];
            Arrays.fill(bytes, (byte) 0xFF);
            Block block = new Block(4, 4, 0, 1, length, 0, false, "", bytes);
            assertThrows(MeridianException.class, () -> decode(block, bytes, PLANES));
        }
    }

    @Test
    void magnitudesBeyondTheBitPlanesAreRefused() throws IOException {
        Block block = blocks().getLast();
        Block narrow =
                new Block(
                        block.width, block.height, 0, 1, block.cleanup, 0, false, "", block.bytes);
        assertThrows(MeridianException.class, () -> decode(narrow, block.bytes, 1));
    }

    /** T.814 annex C has 444 and 358 codewords; those of a context leave nothing undefined. */
    @Test
    void codewordsAreComplete() {
        assertEquals(444, codewords(HtVlc.first()));
        assertEquals(358, codewords(HtVlc.others()));
    }

    private static int codewords(char[] table) {
        int count = 0;
        for (int i = 0; i < table.length; i++) {
            int length = table[i] & 7;
            assertTrue(length > 0, "undefined: " + i);
            int known = table[i] >> 8 & 15;
            assertEquals(0, known & ~(table[i] >> 4 & 15), "known of insignificant: " + i);
            assertEquals(0, table[i] >> 12 & ~known, "ones of unknown: " + i);
            if ((i & HtVlc.MASK) < 1 << length) {
                count++;
            }
        }
        return count;
    }
}
