package org.meridian.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.dicom.TransferSyntax;

import java.util.List;
import java.util.Random;

/** What is encoded decodes to the same; other toolkits' view of it is in PeerCompressionTest. */
class FrameEncodersTest {
    private static final List<TransferSyntax> LOSSLESS =
            List.of(
                    TransferSyntax.RLE_LOSSLESS,
                    TransferSyntax.JPEG_LOSSLESS,
                    TransferSyntax.JPEG_LOSSLESS_SV1,
                    TransferSyntax.JPEG_LS_LOSSLESS,
                    TransferSyntax.JPEG_2000_LOSSLESS);

    private static Frame decode(byte[] data, Frame frame, TransferSyntax syntax) {
        PixelDescription description =
                new PixelDescription(
                        frame.rows(),
                        frame.columns(),
                        frame.samplesPerPixel(),
                        frame.photometric(),
                        EncodableFrames.bitsAllocated(frame),
                        frame.bitsStored(),
                        frame.bitsStored() - 1,
                        frame.signed(),
                        false,
                        1);
        return FrameCodecs.standard()
                .codec(syntax.uid())
                .orElseThrow()
                .decode(data, description, SampleBuffers.fresh());
    }

    private static byte[] encode(Frame frame, TransferSyntax syntax, int near) {
        byte[] data =
                FrameEncoders.standard(near, 1)
                        .encoder(syntax.uid())
                        .orElseThrow()
                        .encode(frame, syntax.uid());
        assertEquals(0, data.length % 2, "even length");
        return data;
    }

    @Property(tries = 300)
    void losslessIsExact(
            @ForAll @IntRange(min = 1, max = 300) int columns,
            @ForAll @IntRange(min = 1, max = 20) int rows,
            @ForAll @IntRange(min = 1, max = 16) int bits,
            @ForAll boolean colour,
            @ForAll boolean signed,
            @ForAll boolean wide,
            @ForAll @IntRange(min = 0, max = 4) int syntax,
            @ForAll long seed) {
        Random random = new Random(seed);
        Frame frame =
                EncodableFrames.frame(rows, columns, colour ? 3 : 1, bits, signed, wide, random);
        byte[] data = encode(frame, LOSSLESS.get(syntax), 0);
        Frame back = decode(data, frame, LOSSLESS.get(syntax));
        assertEquals(frame.photometric(), back.photometric());
        for (int i = 0; i < frame.samples().length(); i++) {
            assertEquals(frame.value(i), back.value(i), "sample " + i);
        }
    }

    @Property(tries = 200)
    void nearLosslessIsNear(
            @ForAll @IntRange(min = 1, max = 100) int columns,
            @ForAll @IntRange(min = 1, max = 20) int rows,
            @ForAll @IntRange(min = 1, max = 16) int bits,
            @ForAll boolean colour,
            @ForAll boolean signed,
            @ForAll @IntRange(min = 0, max = 255) int near,
            @ForAll long seed) {
        Random random = new Random(seed);
        Frame frame =
                EncodableFrames.frame(rows, columns, colour ? 3 : 1, bits, signed, false, random);
        byte[] data = encode(frame, TransferSyntax.JPEG_LS_NEAR_LOSSLESS, near);
        Frame back = decode(data, frame, TransferSyntax.JPEG_LS_NEAR_LOSSLESS);
        for (int i = 0; i < frame.samples().length(); i++) {
            assertEquals(frame.value(i), back.value(i), near, "sample " + i);
        }
    }

    @Test
    void nearLosslessIsSmaller() {
        Frame frame = EncodableFrames.frame(60, 60, 1, 12, false, false, new Random(1));
        assertTrue(
                encode(frame, TransferSyntax.JPEG_LS_NEAR_LOSSLESS, 3).length
                        < encode(frame, TransferSyntax.JPEG_LS_NEAR_LOSSLESS, 0).length);
    }

    @Test
    void deepSamplesAreForRleAlone() {
        Samples samples = new Samples.Ints(new int[] {-1, 1 << 31, 0x12345678, 7});
        Frame frame = new Frame(2, 2, 1, 32, false, PhotometricInterpretation.MONOCHROME2, samples);
        Frame back =
                decode(
                        encode(frame, TransferSyntax.RLE_LOSSLESS, 0),
                        frame,
                        TransferSyntax.RLE_LOSSLESS);
        for (int i = 0; i < 4; i++) {
            assertEquals(frame.value(i), back.value(i));
        }
        for (TransferSyntax syntax :
                List.of(
                        TransferSyntax.JPEG_LOSSLESS,
                        TransferSyntax.JPEG_LS_LOSSLESS,
                        TransferSyntax.JPEG_2000_LOSSLESS)) {
            assertThrows(MeridianException.class, () -> encode(frame, syntax, 0));
        }
    }

    @Test
    void anotherSyntaxIsNotWritten() {
        Frame frame = EncodableFrames.frame(2, 2, 1, 8, false, false, new Random(1));
        FrameEncoder rle =
                FrameEncoders.standard().encoder(TransferSyntax.RLE_LOSSLESS.uid()).orElseThrow();
        assertThrows(
                IllegalArgumentException.class,
                () -> rle.encode(frame, TransferSyntax.JPEG_LOSSLESS.uid()));
        assertTrue(FrameEncoders.standard().encoder(TransferSyntax.JPEG_BASELINE.uid()).isEmpty());
    }
}
