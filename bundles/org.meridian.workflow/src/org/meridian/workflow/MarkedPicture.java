package org.meridian.workflow;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.dicom.pixel.LookupTable;
import org.meridian.dicom.present.Display;
import org.meridian.dicom.present.DisplayedArea;
import org.meridian.dicom.present.PresentationState;
import org.meridian.dicom.present.Voi;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.measure.Measurement;
import org.meridian.imaging.measure.Quantity;
import org.meridian.workflow.RenderTiles.Tile;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A picture as a presentation state shows it, with what is drawn on it, one device pixel an image
 * pixel: values through modality and VOI transformation, presentation LUT and shutters, then the
 * displayed area, flipped and turned (PS3.4 N.2). Used for one rendering.
 */
final class MarkedPicture {
    private static final Color INK = new Color(0xFFD54F);
    private static final int POINT_RADIUS = 4;
    private static final int GREYS = 255;
    private static final int P_VALUES = 65535;

    private final Optional<PresentationState> state;
    private final List<Annotation> annotations;
    private final Optional<WindowLevel> wanted;
    private final SeriesImages images;

    MarkedPicture(
            Optional<PresentationState> state,
            List<Annotation> annotations,
            Optional<WindowLevel> wanted,
            SeriesImages images) {
        this.state = state;
        this.annotations = annotations;
        this.wanted = wanted;
        this.images = images;
    }

    BufferedImage paint(Tile tile) {
        String uid = tile.description().sopInstanceUID();
        int frame = tile.description().frame();
        Optional<PresentationState> own = state.filter(s -> s.isFor(uid));
        Display display = own.isPresent() ? own.get().display(uid, frame) : plain(tile.picture());
        BufferedImage pixels = pixels(tile, display, own);
        DisplayedArea area =
                display.area()
                        .orElseGet(
                                () -> DisplayedArea.whole(pixels.getWidth(), pixels.getHeight()));
        AffineTransform placing = placing(display, area);
        List<Annotation> drawn = new ArrayList<>();
        own.ifPresent(s -> drawn.addAll(s.drawnOn(uid, frame)));
        annotations.stream()
                .filter(
                        a ->
                                a.place() instanceof Place.OnImage on
                                        && on.sopInstanceUID().equals(uid)
                                        && on.frame() == frame)
                .forEach(drawn::add);
        ImageScale scale = images.scale(tile.description());
        return placed(
                pixels,
                display,
                area,
                graphics -> {
                    for (Annotation annotation : drawn) {
                        draw(annotation, placing, graphics);
                        write(annotation, measure(annotation, tile, scale), placing, graphics);
                    }
                },
                placing);
    }

    private static Display plain(Picture picture) {
        boolean inverse = picture instanceof Picture.Grey grey && grey.inverted();
        return new Display(Optional.empty(), inverse, 0, false, Optional.empty(), List.of(), 0);
    }

    private BufferedImage pixels(Tile tile, Display display, Optional<PresentationState> own) {
        BufferedImage pixels =
                switch (tile.picture()) {
                    case Picture.Colour colour -> RenderedImage.colour(colour.image());
                    case Picture.Grey grey -> grey(grey.image(), tile, display, own);
                };
        if (!display.shutters().isEmpty()) {
            int covered = 0x010101 * (display.shutterGrey() * GREYS / P_VALUES);
            for (int y = 0; y < pixels.getHeight(); y++) {
                for (int x = 0; x < pixels.getWidth(); x++) {
                    int column = x;
                    int row = y;
                    if (!display.shutters().stream().allMatch(s -> s.opens(column, row))) {
                        pixels.setRGB(x, y, covered);
                    }
                }
            }
        }
        return pixels;
    }

    private BufferedImage grey(
            GreyImage image, Tile tile, Display display, Optional<PresentationState> own) {
        Optional<LookupTable> last = own.flatMap(PresentationState::presentationLut);
        Rescale rescale =
                own.filter(s -> wanted.isEmpty())
                        .flatMap(PresentationState::rescale)
                        .map(r -> new Rescale(r.slope(), r.intercept(), image.rescale().signed()))
                        .orElse(image.rescale());
        Optional<Voi> voi =
                wanted.<Voi>map(Voi.Window::new)
                        .or(display::voi)
                        .or(() -> RenderedImage.window(tile, wanted).map(Voi.Window::new));
        int[] greys = new int[1 << 16];
        for (int bits = 0; bits < greys.length; bits++) {
            double share = share(voi.orElseThrow(), rescale.value((short) bits));
            if (last.isPresent()) {
                share = looked(last.get(), share);
            }
            int grey = (int) (GREYS * (display.inverse() ? 1 - share : share) + 0.5);
            greys[bits] = 0x010101 * grey;
        }
        BufferedImage pixels =
                new BufferedImage(image.columns(), image.rows(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < image.columns() * image.rows(); i++) {
            pixels.setRGB(
                    i % image.columns(), i / image.columns(), greys[image.values()[i] & 0xFFFF]);
        }
        return pixels;
    }

    private static double share(Voi voi, double value) {
        return switch (voi) {
            case Voi.Window of -> of.window().share(value);
            case Voi.Table of ->
                    (double) of.table().value((int) Math.rint(value))
                            / ((1 << of.table().bits()) - 1);
        };
    }

    /** The table's whole input is what comes out of the VOI transformation (PS3.3 C.11.6.1). */
    private static double looked(LookupTable table, double share) {
        int last = table.entries().length - 1;
        return (double) table.entries()[(int) Math.rint(share * last)] / ((1 << table.bits()) - 1);
    }

    /** From pixel corners of the image to those of the picture. */
    private static AffineTransform placing(Display display, DisplayedArea area) {
        int width = area.right() - area.left() + 1;
        int height = area.bottom() - area.top() + 1;
        AffineTransform placing = new AffineTransform();
        if (display.flipped()) {
            int shown = display.rotation() % 180 == 0 ? width : height;
            placing.concatenate(new AffineTransform(-1, 0, 0, 1, shown, 0));
        }
        switch (display.rotation()) {
            case 90 -> placing.concatenate(new AffineTransform(0, 1, -1, 0, height, 0));
            case 180 -> placing.concatenate(new AffineTransform(-1, 0, 0, -1, width, height));
            case 270 -> placing.concatenate(new AffineTransform(0, -1, 1, 0, 0, width));
            default -> {
                // upright
            }
        }
        placing.translate(1.0 - area.left(), 1.0 - area.top());
        return placing;
    }

    private static BufferedImage placed(
            BufferedImage pixels,
            Display display,
            DisplayedArea area,
            Consumer<Graphics2D> drawing,
            AffineTransform placing) {
        int width = area.right() - area.left() + 1;
        int height = area.bottom() - area.top() + 1;
        boolean lies = display.rotation() % 180 != 0;
        BufferedImage picture =
                new BufferedImage(
                        lies ? height : width, lies ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        try {
            graphics.drawImage(pixels, placing, null);
            graphics.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(INK);
            graphics.setStroke(new BasicStroke(1));
            drawing.accept(graphics);
        } finally {
            graphics.dispose();
        }
        return picture;
    }

    private static void draw(Annotation drawn, AffineTransform placing, Graphics2D graphics) {
        List<Point2D> points = drawn.points().stream().map(p -> at(p, placing)).toList();
        Point2D first = points.getFirst();
        switch (drawn.shape()) {
            case POINT ->
                    graphics.draw(
                            new Ellipse2D.Double(
                                    first.getX() - POINT_RADIUS,
                                    first.getY() - POINT_RADIUS,
                                    2 * POINT_RADIUS,
                                    2 * POINT_RADIUS));
            case TEXT -> {
                // its label alone
            }
            case ELLIPSE -> graphics.draw(ellipse(points));
            case RECTANGLE -> graphics.draw(line(corners(drawn.points(), placing), true));
            case COBB -> {
                graphics.draw(line(points.subList(0, 2), false));
                graphics.draw(line(points.subList(2, 4), false));
            }
            case ARROW -> {
                graphics.draw(line(points, false));
                graphics.draw(head(first, points.getLast()));
            }
            default -> graphics.draw(line(points, drawn.shape().closed()));
        }
    }

    private static Measurement measure(Annotation drawn, Tile tile, ImageScale scale) {
        return tile.picture() instanceof Picture.Grey grey && drawn.shape().closed()
                ? Measurement.of(drawn, scale.calibration(), grey.image(), scale.values())
                : Measurement.of(drawn, scale.calibration());
    }

    /** The label and what is measured, upright beside the last point. */
    private static void write(
            Annotation drawn, Measurement measured, AffineTransform placing, Graphics2D graphics) {
        Point2D last = at(drawn.points().getLast(), placing);
        float line = (float) last.getY();
        List<String> lines = new ArrayList<>(drawn.label().lines().toList());
        measured.quantities().stream().map(Quantity::text).forEach(lines::add);
        for (String text : lines) {
            graphics.drawString(text, (float) last.getX() + POINT_RADIUS, line);
            line += graphics.getFontMetrics().getHeight();
        }
    }

    /** Pixel centres are half a pixel from their corners. */
    private static Point2D at(Position p, AffineTransform placing) {
        return placing.transform(new Point2D.Double(p.x() + 0.5, p.y() + 0.5), null);
    }

    private static List<Point2D> corners(List<Position> points, AffineTransform placing) {
        Position a = points.getFirst();
        Position b = points.get(points.size() / 2);
        return Stream.of(a, Position.of(b.x(), a.y()), b, Position.of(a.x(), b.y()))
                .map(p -> at(p, placing))
                .toList();
    }

    private static Path2D line(List<Point2D> points, boolean closed) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.getFirst().getX(), points.getFirst().getY());
        points.stream().skip(1).forEach(p -> path.lineTo(p.getX(), p.getY()));
        if (closed) {
            path.closePath();
        }
        return path;
    }

    private static Path2D head(Point2D tail, Point2D tip) {
        double direction = Math.atan2(tip.getY() - tail.getY(), tip.getX() - tail.getX());
        Path2D head = new Path2D.Double();
        for (double side : new double[] {-0.4, 0.4}) {
            head.moveTo(tip.getX(), tip.getY());
            head.lineTo(
                    tip.getX() - 10 * Math.cos(direction + side),
                    tip.getY() - 10 * Math.sin(direction + side));
        }
        return head;
    }

    /** The unit circle brought onto both half axes. */
    private static Shape ellipse(List<Point2D> p) {
        double x = (p.get(0).getX() + p.get(1).getX()) / 2;
        double y = (p.get(0).getY() + p.get(1).getY()) / 2;
        return new AffineTransform(
                        p.get(1).getX() - x,
                        p.get(1).getY() - y,
                        p.get(3).getX() - x,
                        p.get(3).getY() - y,
                        x,
                        y)
                .createTransformedShape(new Ellipse2D.Double(-1, -1, 2, 2));
    }
}
