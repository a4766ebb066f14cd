package org.meridian.dicom.internal.codec.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.meridian.dicom.internal.codec.Descriptions;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** JPEG that the Java platform's own coder wrote, decoded by both: every sample is equal. */
class PlatformJpegTest {
    @Property(tries = 60)
    void samplesAreEqual(
            @ForAll @IntRange(min = 1, max = 70) int rows,
            @ForAll @IntRange(min = 1, max = 70) int columns,
            @ForAll boolean colour,
            @ForAll @IntRange(min = 1, max = 2) int horizontal,
            @ForAll @IntRange(min = 1, max = 2) int vertical,
            @ForAll boolean progressive,
            @ForAll @IntRange(min = 5, max = 100) int quality,
            @ForAll long seed)
            throws IOException {
        // a half in height alone is filtered by some of the platforms and not by others
        int across = vertical == 2 ? 2 : horizontal;
        byte[] data =
                PlatformJpeg.write(
                        PlatformJpeg.image(rows, columns, colour, new Random(seed)),
                        colour ? across : 1,
                        colour ? vertical : 1,
                        progressive,
                        quality);
        PixelDescription description =
                colour
                        ? Descriptions.rgb(rows, columns, 8)
                        : Descriptions.grey(rows, columns, 8, false);
        Frame frame = new JpegCodec().decode(data, description, SampleBuffers.fresh());
        int[] expected = read(data).getPixels(0, 0, columns, rows, (int[]) null);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], frame.value(i), "sample " + i);
        }
    }

    private static Raster read(byte[] data) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(data))) {
            reader.setInput(in, true, true);
            return reader.readRaster(0, null);
        } finally {
            reader.dispose();
        }
    }
}
