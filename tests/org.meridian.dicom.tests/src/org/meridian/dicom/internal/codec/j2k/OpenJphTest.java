package org.meridian.dicom.internal.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;

import java.nio.file.Path;
import java.util.Random;

/** Codestreams that OpenJPH makes in many ways are decoded as OpenJPH decodes them. */
class OpenJphTest {
    private static void lossless(TestImage image, String options, Path folder) {
        byte[] codestream = new OpenJph(folder).compress(image, "-reversible true " + options);
        assertArrayEquals(image.values(), image.decode(codestream), options);
    }

    /**
     * @param allowed 1 where the two decoders add in another order and single precision shows
     */
    private static void lossy(TestImage image, String options, int allowed, Path folder) {
        OpenJph peer = new OpenJph(folder);
        byte[] codestream = peer.compress(image, options);
        int[] expected = peer.decompress(codestream, image);
        int[] actual = image.decode(codestream);
        int differing = 0;
        for (int i = 0; i < expected.length; i++) {
            int difference = Math.abs(expected[i] - actual[i]);
            assertTrue(difference <= allowed, options + " differs by " + difference);
            differing += difference;
        }
        assertTrue(differing <= expected.length / 100, options + " differs in " + differing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-num_decomps 5",
                "-num_decomps 0",
                "-num_decomps 1 -block_size {32,32}",
                "-block_size {4,4} -num_decomps 3",
                "-block_size {4,1024}",
                "-block_size {1024,4}",
                "-block_size {8,128}",
                "-prog_order LRCP",
                "-prog_order RLCP -precincts {128,128},{64,64}",
                "-prog_order PCRL -precincts {32,32},{64,64}",
                "-prog_order CPRL -precincts {16,16}",
                "-prog_order RPCL -precincts {128,64},{32,64}",
                "-num_decomps 2 -tile_size {40,64}",
                "-num_decomps 2 -tile_size {48,48} -tile_offset {3,5} -image_offset {7,9}",
                "-num_decomps 3 -image_offset {1,1}"
            })
    void losslessGrey(String options, @TempDir Path folder) {
        lossless(TestImage.of(93, 117, 1, 12, false), options, folder);
    }

    @ParameterizedTest
    @CsvSource({
        "8, false",
        "8, true",
        "9, false",
        "10, true",
        "12, true",
        "14, false",
        "16, false",
        "16, true"
    })
    void depths(int bits, boolean signed, @TempDir Path folder) {
        lossless(TestImage.of(61, 77, 1, bits, signed), "-num_decomps 4", folder);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "1, 40, 0", "40, 1, 0", "2, 2, 1", "3, 5, 1", "5, 3, 1", "7, 130, 2"})
    void sizes(int rows, int columns, int levels, @TempDir Path folder) {
        // where a resolution is one column wide, OpenJPH 0.9.0 loses values
        lossless(TestImage.of(rows, columns, 1, 8, false), "-num_decomps " + levels, folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-colour_trans true",
                "-colour_trans false",
                "-colour_trans true -num_decomps 2 -tile_size {50,30} -prog_order LRCP",
                "-colour_trans true -prog_order PCRL -precincts {32,32}"
            })
    void losslessColour(String options, @TempDir Path folder) {
        lossless(TestImage.of(75, 61, 3, 8, false), options, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0001", "0.0039", "0.02", "0.1"})
    void lossyGrey(String step, @TempDir Path folder) {
        lossy(TestImage.of(93, 117, 1, 8, false), "-qstep " + step, 0, folder);
        lossy(TestImage.of(93, 117, 1, 12, true), "-qstep " + step, 0, folder);
        lossy(TestImage.of(70, 90, 1, 16, false), "-qstep " + step, 1, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0001", "0.0039", "0.1"})
    void lossyColour(String step, @TempDir Path folder) {
        lossy(TestImage.of(75, 61, 3, 8, false), "-colour_trans true -qstep " + step, 1, folder);
    }

    @Test
    void mixedBlocksAreRefusedByName(@TempDir Path folder) {
        TestImage image = TestImage.of(16, 16, 1, 8, false);
        byte[] codestream = new OpenJph(folder).compress(image, "-reversible true -num_decomps 1");
        int style = 2;
        while (codestream[style - 2] != (byte) 0xFF || codestream[style - 1] != 0x52) {
            style++;
        }
        codestream[style + 10] |= (byte) 0x80;
        MeridianException e = assertThrows(MeridianException.class, () -> image.decode(codestream));
        assertEquals(DicomError.UNSUPPORTED_CODESTREAM, e.errorCode());
    }

    @Test
    void damagedCodestreamsEndWithAnAnswer(@TempDir Path folder) {
        TestImage image = TestImage.of(61, 77, 1, 12, false);
        byte[] whole = new OpenJph(folder).compress(image, "-reversible true -block_size {16,16}");
        Random random = new Random(9);
        int refused = 0;
        int rounds = System.getenv("MERIDIAN_LONG") == null ? 300 : 30_000;
        for (int round = 0; round < rounds; round++) {
            byte[] bytes = whole.clone();
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                image.decode(bytes);
            } catch (MeridianException e) {
                refused++;
            }
        }
        assertTrue(refused > rounds / 10, "refused: " + refused);
    }
}
