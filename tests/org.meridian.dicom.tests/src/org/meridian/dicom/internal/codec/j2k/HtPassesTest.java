package org.meridian.dicom.internal.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Codestreams of one HT block with all passes, which no encoder at hand writes, by hand. */
class HtPassesTest {
    private static final int GUARD_BITS = 2;
    private static final int DEEPEST = 14;
    private static final byte[] CAPABILITIES = {(byte) 0xFF, 0x50, 0, 8, 0, 2, 0, 0, 0, 0x0C};

    @Test
    void refinementPasses(@TempDir Path folder) throws IOException {
        compare(0, folder);
    }

    @Test
    void emptySetsOfPassesStandForBitPlanes(@TempDir Path folder) throws IOException {
        compare(1, folder);
        compare(2, folder);
    }

    private static void compare(int emptySets, Path folder) throws IOException {
        int compared = 0;
        for (HtBlock block : HtBlock.all()) {
            if (block.zeroPlanes() <= DEEPEST && block.zeroPlanes() >= emptySets) {
                // OpenJPH 0.9.0 knows no empty sets: it is asked about the same block without them
                byte[] usual = codestream(block, 0);
                byte[] codestream = codestream(block, emptySets);
                int count = block.width() * block.height();
                TestImage image =
                        new TestImage(block.height(), block.width(), 1, 16, true, new int[count]);
                int[] expected = new OpenJph(folder).decompress(usual, image);
                assertArrayEquals(expected, image.decode(codestream), block::toString);
                compared++;
            }
        }
        assertTrue(compared > 30, "blocks: " + compared);
    }

    @Test
    void passesOfSegments() {
        CodeBlockStyle style = new CodeBlockStyle(0x40);
        int[] expected = {1, 1, 1, 4, 4, 4, 7};
        for (int added = 1; added <= expected.length; added++) {
            assertEquals(expected[added - 1], style.passesOfSegment(0, added));
        }
        assertEquals(2, style.passesOfSegment(1, 2));
        assertEquals(2, style.passesOfSegment(4, 1));
    }

    private static byte[] codestream(HtBlock block, int emptySets) {
        int planes = block.zeroPlanes() + (block.passes() > 1 ? 2 : 1);
        CodingStyle style =
                new CodingStyle(
                        0,
                        exponent(block.width()),
                        exponent(block.height()),
                        block.style(),
                        true,
                        new byte[] {(byte) 0xFF});
        Quantization quantization =
                new Quantization(GUARD_BITS, false, new int[] {planes + 1 - GUARD_BITS << 11});
        ImageHeader header =
                new ImageHeader(
                        block.height(), block.width(), 1, 16, true, false, style, quantization);
        byte[] plain = header.codestream(packet(block, emptySets));
        // T.814 A.2: the size says that there are capabilities, and they come next
        plain[6] = 0x40;
        int next = 4 + (plain[4] << 8 | plain[5]);
        return ByteBuffer.allocate(plain.length + CAPABILITIES.length)
                .put(plain, 0, next)
                .put(CAPABILITIES)
                .put(plain, next, plain.length - next)
                .array();
    }

    private static int exponent(int size) {
        return Math.max(2, 32 - Integer.numberOfLeadingZeros(size - 1));
    }

    private static byte[] packet(HtBlock block, int emptySets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PacketBitsWriter bits = new PacketBitsWriter(out);
        bits.bit(1);
        new TagTreeWriter(1, 1, new int[1]).write(bits, 0, 0, 1);
        int zeroPlanes = block.zeroPlanes() - emptySets;
        new TagTreeWriter(1, 1, new int[] {zeroPlanes}).write(bits, 0, 0, zeroPlanes + 1);
        bits.passes(3 * emptySets + block.passes());
        int lengthBits = 12;
        bits.bits((1 << lengthBits - 3) - 1 << 1, lengthBits - 2);
        bits.bits(block.cleanup(), lengthBits + log2(3 * emptySets + 1));
        if (block.passes() > 1) {
            bits.bits(block.refinement(), lengthBits + log2(block.passes() - 1));
        }
        bits.align();
        out.write(block.bytes(), 0, block.cleanup() + block.refinement());
        return out.toByteArray();
    }

    private static int log2(int value) {
        return 31 - Integer.numberOfLeadingZeros(value);
    }
}
