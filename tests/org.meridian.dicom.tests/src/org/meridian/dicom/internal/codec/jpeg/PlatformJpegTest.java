package org.meridian.dicom.internal.codec.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.meridian.dicom.internal.codec.Descriptions;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** JPEG that the Java platform's own coder wrote, decoded by both: every sample is equal. */
class PlatformJpegTest {
    private static final String FORMAT = "javax_imageio_jpeg_image_1.0";

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
        BufferedImage image = image(rows, columns, colour, new Random(seed));
        byte[] data =
                write(image, colour ? across : 1, colour ? vertical : 1, progressive, quality);
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

    private static BufferedImage image(int rows, int columns, boolean colour, Random random) {
        BufferedImage image =
                new BufferedImage(
                        columns,
                        rows,
                        colour ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
        int noise = 1 + random.nextInt(80);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                for (int band = 0; band < image.getRaster().getNumBands(); band++) {
                    int value = (int) (127 + 90 * Math.sin((x + 2 * y + 30 * band) / 9.0));
                    int sample = Math.max(0, Math.min(255, value + random.nextInt(noise)));
                    image.getRaster().setSample(x, y, band, sample);
                }
            }
        }
        return image;
    }

    private static byte[] write(
            BufferedImage image, int horizontal, int vertical, boolean progressive, int quality)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality / 100f);
        if (progressive) {
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters);
        Node root = metadata.getAsTree(FORMAT);
        NodeList components = ((IIOMetadataNode) root).getElementsByTagName("componentSpec");
        ((IIOMetadataNode) components.item(0))
                .setAttribute("HsamplingFactor", Integer.toString(horizontal));
        ((IIOMetadataNode) components.item(0))
                .setAttribute("VsamplingFactor", Integer.toString(vertical));
        metadata.setFromTree(FORMAT, root);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, metadata), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
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
