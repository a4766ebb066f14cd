package org.meridian.dicom.internal.codec.jpeg;

import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** JPEG by the Java platform's own encoder. */
final class PlatformJpeg {
    private static final String FORMAT = "javax_imageio_jpeg_image_1.0";

    private PlatformJpeg() {}

    static BufferedImage image(int rows, int columns, boolean colour, Random random) {
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

    static byte[] write(
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
}
