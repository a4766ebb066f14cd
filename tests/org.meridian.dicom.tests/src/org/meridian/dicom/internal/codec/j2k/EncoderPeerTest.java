package org.meridian.dicom.internal.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.dicom.TransferSyntax;

import java.nio.file.Path;
import java.util.Locale;

/** What is encoded here, OpenJPEG decodes; it is as small and as good as what OpenJPEG encodes. */
class EncoderPeerTest {
    private static byte[] encode(TestImage image, TransferSyntax syntax, double ratio) {
        return new Jpeg2000Encoder(ratio).encode(image.frame(), syntax.uid());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 8, false",
        "1, 90, 1, 12, false",
        "90, 1, 1, 12, true",
        "2, 3, 3, 8, false",
        "65, 129, 1, 1, false",
        "63, 65, 1, 2, false",
        "131, 67, 1, 8, true",
        "200, 150, 1, 12, false",
        "61, 77, 1, 16, true",
        "77, 61, 1, 16, false",
        "75, 133, 3, 8, false",
        "33, 65, 3, 12, false",
        "40, 50, 3, 16, false"
    })
    void losslessIsExactAndSmall(
            int rows, int columns, int components, int bits, boolean signed, @TempDir Path folder) {
        TestImage image = TestImage.of(rows, columns, components, bits, signed);
        byte[] codestream = encode(image, TransferSyntax.JPEG_2000_LOSSLESS, 1);
        OpenJpeg peer = new OpenJpeg(folder);
        assertArrayEquals(image.values(), peer.decompress(codestream, image));
        if (bits == 1) {
            // opj_compress takes two at least
            return;
        }
        int levels = 32 - Integer.numberOfLeadingZeros(Math.min(rows, columns));
        int theirs = peer.compress(image, "-n " + Math.min(6, levels)).length;
        assertTrue(
                codestream.length <= 1.02 * theirs + 16,
                codestream.length + " bytes instead of " + theirs);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 8, false, 5",
        "1, 8, true, 20",
        "1, 12, false, 8",
        "1, 12, true, 30",
        "1, 16, false, 10",
        "1, 16, true, 4",
        "3, 8, false, 8",
        "3, 8, false, 30"
    })
    void lossyIsAsGood(
            int components, int bits, boolean signed, double ratio, @TempDir Path folder) {
        TestImage image = TestImage.of(240, 200, components, bits, signed);
        byte[] codestream = encode(image, TransferSyntax.JPEG_2000, ratio);
        OpenJpeg peer = new OpenJpeg(folder);
        byte[] theirs = peer.compress(image, String.format(Locale.ROOT, "-I -r %.2f", ratio));
        double allowed = image.values().length * bits / 8 / ratio;
        assertTrue(codestream.length <= allowed + 1, codestream.length + " of " + allowed);
        double ours = image.psnr(peer.decompress(codestream, image));
        double reference = image.psnr(peer.decompress(theirs, image));
        assertTrue(ours >= reference - 0.2, ours + " dB instead of " + reference);
    }
}
