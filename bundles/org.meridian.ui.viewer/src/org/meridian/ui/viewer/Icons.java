package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Control;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Scanner;

/**
 * Line drawings for buttons, in a colour that stands out on dark and light ground. Each is written
 * in {@code icons.properties} on a field of 16 by 16: {@code M} moves, {@code L} draws a line,
 * {@code O} a circle of a radius, {@code F} a filled one, {@code R} a rectangle.
 */
final class Icons {
    private static final float FIELD = 16;
    private static final Color INK = new Color(88, 138, 196);

    private final Control owner;
    private final ResourceBundle drawings =
            ResourceBundle.getBundle(Icons.class.getPackageName() + ".icons", Locale.ROOT);
    private final Map<String, Image> images = new HashMap<>();
    private int size;

    /**
     * @param size side of an icon, in pixels
     */
    Icons(Control owner, int size) {
        this.owner = owner;
        this.size = size;
        owner.addDisposeListener(e -> clear());
    }

    /** Other icons from now on; those of the old size are gone. */
    void resize(int wanted) {
        if (wanted != size) {
            clear();
            size = wanted;
        }
    }

    private void clear() {
        images.values().forEach(Image::dispose);
        images.clear();
    }

    Image of(String name) {
        return images.computeIfAbsent(name, this::drawn);
    }

    private Image drawn(String name) {
        ImageData data =
                new ImageData(size, size, 32, new PaletteData(0xff00, 0xff0000, 0xff000000));
        data.alphaData = new byte[size * size];
        Image image = new Image(owner.getDisplay(), data);
        GC gc = new GC(image);
        Transform scale = new Transform(owner.getDisplay());
        Path path = new Path(owner.getDisplay());
        try {
            scale.scale(size / FIELD, size / FIELD);
            gc.setTransform(scale);
            gc.setAntialias(SWT.ON);
            gc.setForeground(INK);
            gc.setBackground(INK);
            gc.setLineWidth(1);
            draw(gc, path, drawings.getString(name));
            gc.drawPath(path);
        } finally {
            path.dispose();
            scale.dispose();
            gc.dispose();
        }
        return image;
    }

    private static void draw(GC gc, Path path, String drawing) {
        Scanner words = new Scanner(drawing);
        while (words.hasNext()) {
            String what = words.next();
            float x = number(words);
            float y = number(words);
            switch (what) {
                case "M" -> path.moveTo(x, y);
                case "L" -> path.lineTo(x, y);
                case "R" -> path.addRectangle(x, y, number(words), number(words));
                case "O" -> {
                    float radius = number(words);
                    path.addArc(x - radius, y - radius, 2 * radius, 2 * radius, 0, 360);
                }
                case "F" -> {
                    float radius = number(words);
                    Path disc = new Path(gc.getDevice());
                    disc.addArc(x - radius, y - radius, 2 * radius, 2 * radius, 0, 360);
                    gc.fillPath(disc);
                    disc.dispose();
                }
                default -> throw new IllegalArgumentException(what);
            }
        }
    }

    private static float number(Scanner words) {
        return Float.parseFloat(words.next());
    }
}
