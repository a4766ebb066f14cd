package org.meridian.dicom.internal.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.pixel.PhotometricInterpretation;

class LossyEncodingTest {
    private static final String LOSSY = TransferSyntax.JPEG_2000.uid();

    /** Smooth, and of colours that go apart. */
    private static TestImage image(
            int rows, int columns, int components, int bits, boolean signed) {
        int[] values = new int[rows * columns * components];
        int most = (1 << bits) - 1;
        for (int i = 0; i < values.length; i++) {
            int x = i / components % columns;
            int y = i / components / columns;
            double wave = Math.sin(0.11 * x + i % components) * Math.cos(0.07 * y);
            values[i] = (int) Math.round(most * (0.5 + 0.5 * wave)) - (signed ? (most + 1) / 2 : 0);
        }
        return new TestImage(rows, columns, components, bits, signed, values);
    }

    /**
     * The mean error is what the step size promises. A single sample gathers the errors of many
     * coefficients, and of a colour those of three components (ITU-T T.800 G.3.2), so it may be
     * further off: in 4000 images of this kind by 3 at most.
     */
    @Property(tries = 30)
    void fineStepsChangeValuesLittle(
            @ForAll @IntRange(min = 20, max = 90) int rows,
            @ForAll @IntRange(min = 20, max = 140) int columns,
            @ForAll @IntRange(min = 6, max = 16) int bits,
            @ForAll boolean colour,
            @ForAll boolean signed) {
        TestImage image = image(rows, columns, colour ? 3 : 1, bits, signed && !colour);
        int[] decoded = image.decode(new Jpeg2000Encoder(1).encode(image.frame(), LOSSY));
        double squares = 0;
        for (int i = 0; i < decoded.length; i++) {
            int error = decoded[i] - image.values()[i];
            assertEquals(0, error, 5, "sample " + i);
            squares += error * error;
        }
        assertTrue(squares < decoded.length, "mean squared error under 1");
    }

    @Property(tries = 30)
    void anySizeIsWritten(
            @ForAll @IntRange(min = 1, max = 40) int rows,
            @ForAll @IntRange(min = 1, max = 40) int columns,
            @ForAll @IntRange(min = 1, max = 16) int bits,
            @ForAll @IntRange(min = 1, max = 100) int ratio) {
        TestImage image = image(rows, columns, 1, bits, false);
        byte[] data = new Jpeg2000Encoder(ratio).encode(image.frame(), LOSSY);
        assertEquals(rows * columns, image.decode(data).length);
    }

    @Test
    void markersLeaveRoomForSmallImages() {
        TestImage image = image(16, 16, 1, 12, false);
        byte[] data = new Jpeg2000Encoder(8).encode(image.frame(), LOSSY);
        assertTrue(image.psnr(image.decode(data)) > 20);
    }

    @Test
    void transformedColoursAreSaid() {
        Jpeg2000Encoder encoder = new Jpeg2000Encoder(8);
        String lossless = TransferSyntax.JPEG_2000_LOSSLESS.uid();
        TestImage colour = image(4, 4, 3, 8, false);
        TestImage grey = image(4, 4, 1, 8, false);
        assertEquals(PhotometricInterpretation.YBR_ICT, encoder.photometric(colour.frame(), LOSSY));
        assertEquals(
                PhotometricInterpretation.YBR_RCT, encoder.photometric(colour.frame(), lossless));
        assertEquals(
                PhotometricInterpretation.MONOCHROME2, encoder.photometric(grey.frame(), LOSSY));
    }
}
