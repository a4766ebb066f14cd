package org.meridian.workflow;

import org.meridian.imaging.ColourImage;
import org.meridian.imaging.Renderer;
import org.meridian.imaging.WindowLevel;
import org.meridian.workflow.RenderTiles.Tile;
import org.meridian.workflow.RenderView.Layout;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Pictures painted side by side, each at its own size in the middle of its place. Stateless. */
final class RenderedImage {
    private RenderedImage() {}

    /** The window of a picture: the wanted one, the file's first or one from the values. */
    static Optional<WindowLevel> window(Tile tile, Optional<WindowLevel> wanted) {
        return tile.picture() instanceof Picture.Grey grey
                ? wanted.or(() -> tile.description().windows().stream().findFirst())
                        .or(() -> Optional.of(WindowLevel.auto(grey.image())))
                : Optional.empty();
    }

    /** Grey where all pictures are, else in colours; black where there is no picture. */
    static BufferedImage paint(
            List<Tile> tiles, Layout layout, Function<Tile, BufferedImage> painter) {
        List<BufferedImage> images = tiles.stream().map(painter).toList();
        int width = images.stream().mapToInt(BufferedImage::getWidth).max().orElse(1);
        int height = images.stream().mapToInt(BufferedImage::getHeight).max().orElse(1);
        boolean grey = images.stream().allMatch(i -> i.getType() == BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage whole =
                new BufferedImage(
                        layout.columns() * width,
                        layout.rows() * height,
                        grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < images.size(); i++) {
            BufferedImage image = images.get(i);
            int left = i % layout.columns() * width + (width - image.getWidth()) / 2;
            int top = i / layout.columns() * height + (height - image.getHeight()) / 2;
            whole.getRaster().setRect(left, top, as(image, whole.getType()).getRaster());
        }
        return whole;
    }

    private static BufferedImage as(BufferedImage image, int type) {
        if (image.getType() == type) {
            return image;
        }
        // grey among colours: each channel the grey itself, not what a colour space makes of it
        int[] greys =
                image.getRaster()
                        .getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
        BufferedImage colours = new BufferedImage(image.getWidth(), image.getHeight(), type);
        int[] target = ((DataBufferInt) colours.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < target.length; i++) {
            target[i] = 0x010101 * greys[i];
        }
        return colours;
    }

    /** A picture alone. */
    static BufferedImage paint(Picture picture, Optional<WindowLevel> window) {
        return switch (picture) {
            case Picture.Grey grey -> grey(grey, window.orElseThrow());
            case Picture.Colour colour -> colour(colour.image());
        };
    }

    private static BufferedImage grey(Picture.Grey grey, WindowLevel window) {
        byte[] lut = window.lut(grey.image().rescale(), grey.inverted());
        byte[] pixels = new Renderer().windowed(grey.image(), lut);
        BufferedImage image =
                new BufferedImage(grey.columns(), grey.rows(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(pixels, 0, target, 0, target.length);
        return image;
    }

    static BufferedImage colour(ColourImage source) {
        BufferedImage image =
                new BufferedImage(source.columns(), source.rows(), BufferedImage.TYPE_INT_RGB);
        int[] target = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        byte[] rgb = source.rgb();
        for (int i = 0; i < target.length; i++) {
            int red = rgb[3 * i] & 0xff;
            int green = rgb[3 * i + 1] & 0xff;
            int blue = rgb[3 * i + 2] & 0xff;
            target[i] = red << 16 | green << 8 | blue;
        }
        return image;
    }
}
