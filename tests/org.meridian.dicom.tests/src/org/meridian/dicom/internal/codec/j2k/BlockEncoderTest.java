package org.meridian.dicom.internal.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.Random;

class BlockEncoderTest {
    private static final int MAGNITUDE = Integer.MAX_VALUE;
    private static final int PLANES = 20;

    private static int[] block(int width, int height, int bits, Random random) {
        int[] block = new int[width * height];
        for (int i = 0; i < block.length; i++) {
            int magnitude = random.nextInt(1 << random.nextInt(1 + bits));
            block[i] = magnitude == 0 ? 0 : magnitude | random.nextInt() << 31;
        }
        return block;
    }

    /** Decodes the first passes from no more bytes than are said to suffice. */
    private static int[] decode(
            EncodedBlock encoded, int passes, int width, int height, Subband.Kind kind) {
        CodeBlock block = new CodeBlock(0, 0, width, height);
        block.setZeroBitPlanes(PLANES - encoded.bitPlanes());
        CodedBlock coded = new CodedBlock();
        coded.clear();
        coded.add(false, passes, encoded.bytes(), 0, encoded.length(passes));
        coded.close();
        Rectangle region = new Rectangle(0, 0, width, height);
        coded.describe(block, new Subband(kind, region, 0, 0, PLANES, 1), new CodeBlockStyle(0));
        int[] target = new int[width * height];
        new MqBlockDecoder().decode(coded, target);
        return target;
    }

    @Property(tries = 60)
    void allPassesGiveAllBits(
            @ForAll @IntRange(min = 1, max = 64) int width,
            @ForAll @IntRange(min = 1, max = 64) int height,
            @ForAll @IntRange(min = 1, max = 18) int bits,
            @ForAll Subband.Kind kind,
            @ForAll long seed) {
        int[] block = block(width, height, bits, new Random(seed));
        EncodedBlock encoded = new BlockEncoder(0).encode(block, width, height, kind);
        if (encoded.passes() == 0) {
            assertArrayEquals(new int[block.length], block);
            return;
        }
        int[] back = decode(encoded, encoded.passes(), width, height, kind);
        for (int i = 0; i < block.length; i++) {
            int half = block[i] == 0 ? 0 : 1;
            assertEquals(block[i] & ~MAGNITUDE | (block[i] & MAGNITUDE) << 1 | half, back[i]);
        }
    }

    /** Each length suffices for its passes, and each gain is what they bring. */
    @Test
    void eachPassCanBeTheLast() {
        Random random = new Random(4);
        for (Subband.Kind kind : Subband.Kind.values()) {
            int width = 1 + random.nextInt(64);
            int height = 1 + random.nextInt(64);
            int[] block = block(width, height, 12, random);
            EncodedBlock encoded = new BlockEncoder(0).encode(block, width, height, kind);
            double error = error(block, new int[block.length]);
            for (int passes = 1; passes <= encoded.passes(); passes++) {
                int[] back = decode(encoded, passes, width, height, kind);
                error -= encoded.gains()[passes - 1];
                assertEquals(error, error(block, back), 1e-6 * block.length, "pass " + passes);
                assertTrue(encoded.length(passes) >= encoded.length(passes - 1));
            }
            assertEquals(encoded.bytes().length, encoded.length(encoded.passes()));
        }
    }

    private static double error(int[] block, int[] halves) {
        double sum = 0;
        for (int i = 0; i < block.length; i++) {
            double difference = value(block[i], 1) - value(halves[i], 0.5);
            sum += difference * difference;
        }
        return sum;
    }

    private static double value(int signAndMagnitude, double unit) {
        double magnitude = (signAndMagnitude & MAGNITUDE) * unit;
        return signAndMagnitude < 0 ? -magnitude : magnitude;
    }
}
