package org.meridian.dicom.internal.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** HT code-blocks against what OpenJPH makes of them, and damaged ones. */
class HtBlockDecoderTest {
    private static final int PLANES = 30;

    private final HtBlockDecoder decoder = new HtBlockDecoder();

    private int[] decode(HtBlock block, byte[] bytes, int planes) {
        int[] samples = new int[block.width() * block.height()];
        decoder.decode(block.coded(bytes, planes), samples);
        return samples;
    }

    @Test
    void blocksAreWhatOpenJphMakesOfThem() throws IOException {
        for (HtBlock block : HtBlock.all()) {
            assertEquals(
                    block.crc(),
                    block.check(decode(block, block.bytes(), PLANES)),
                    block::toString);
        }
    }

    @Test
    void damagedBlocksEndWithAnAnswer() throws IOException {
        List<HtBlock> blocks = HtBlock.all();
        Random random = new Random(3);
        int refused = 0;
        int rounds = System.getenv("MERIDIAN_LONG") == null ? 30 : 20_000;
        for (HtBlock block : blocks) {
            for (int round = 0; round < rounds; round++) {
                byte[] bytes = block.bytes().clone();
                for (int i = random.nextInt(1, 20); i > 0; i--) {
                    // the lengths stand at the end
                    int at =
                            random.nextBoolean()
                                    ? random.nextInt(bytes.length)
                                    : Math.max(0, block.cleanup() - random.nextInt(1, 9));
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
            HtBlock block = new HtBlock(4, 4, 0, 1, length, 0, false, "", bytes);
            assertThrows(MeridianException.class, () -> decode(block, bytes, PLANES));
        }
    }

    @Test
    void magnitudesBeyondTheBitPlanesAreRefused() throws IOException {
        HtBlock block = HtBlock.all().getLast();
        HtBlock narrow =
                new HtBlock(
                        block.width(),
                        block.height(),
                        0,
                        1,
                        block.cleanup(),
                        0,
                        false,
                        "",
                        block.bytes());
        assertThrows(MeridianException.class, () -> decode(narrow, block.bytes(), 1));
    }

    /** A cleanup pass can give magnitudes that begin above the plane that is called the first. */
    @Test
    void moreBitPlanesThanFitAreRefusedByName() throws IOException {
        for (HtBlock block : HtBlock.all()) {
            MeridianException e =
                    assertThrows(MeridianException.class, () -> decode(block, block.bytes(), 31));
            assertEquals(DicomError.UNSUPPORTED_CODESTREAM, e.errorCode());
        }
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
