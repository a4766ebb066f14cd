package org.meridian.ui.viewer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.meridian.imaging.ColourMap;
import org.meridian.imaging.ViewTransform;
import org.meridian.ui.viewer.model.Frame;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Puts frames on a device. At most one image is alive; who uses it disposes it. */
final class FramePainter {
    private static final int PERCENT = 100;

    private final Map<ColourMap, PaletteData> palettes = new EnumMap<>(ColourMap.class);
    private final PaletteData colours = new PaletteData(0xff0000, 0xff00, 0xff);
    private byte[] levels = {};
    private @Nullable Image image;
    private ViewTransform placement = new ViewTransform(1, 1, 0, 0);
    private boolean exact;

    private PaletteData palette(ColourMap map) {
        RGB[] shades = new RGB[256];
        for (int i = 0; i < shades.length; i++) {
            int rgb = map.rgb(levels[i] & 0xff);
            shades[i] = new RGB(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
        }
        return new PaletteData(shades);
    }

    /**
     * Replaces what is painted; nothing when empty. Greys are shown by the colours of the map.
     *
     * @param wanted what drives the monitor for each of 256 greys
     */
    void take(Device device, Optional<Frame> frame, ColourMap map, byte[] wanted) {
        dispose();
        if (!Arrays.equals(levels, wanted)) {
            levels = wanted;
            palettes.clear();
        }
        frame.ifPresent(
                f -> {
                    ImageData data =
                            f.colour()
                                    ? new ImageData(
                                            f.width(), f.height(), 24, colours, 1, f.pixels())
                                    : new ImageData(
                                            f.width(),
                                            f.height(),
                                            8,
                                            palettes.computeIfAbsent(map, this::palette),
                                            1,
                                            f.pixels());
                    image = image(device, f, data);
                    placement = f.placement();
                    exact = f.exact();
                });
    }

    /** An exact frame keeps the device's own pixels, which nobody scales. */
    private static Image image(Device device, Frame frame, ImageData data) {
        int own = (int) Math.round(PERCENT / frame.placement().scaleX());
        if (!frame.exact() || own == PERCENT) {
            return new Image(device, data);
        }
        ImageDataProvider fine =
                zoom ->
                        zoom == own
                                ? data
                                : data.scaledTo(data.width * zoom / own, data.height * zoom / own);
        return new Image(device, fine);
    }

    void paint(GC gc, Rectangle area) {
        Image shown = image;
        if (shown == null) {
            return;
        }
        if (exact) {
            gc.drawImage(shown, 0, 0);
            return;
        }
        // the part on the screen alone: scaling all of a greatly enlarged image takes long
        Rectangle size = shown.getBounds();
        int left = (int) Math.max(0, Math.floor(placement.toImageX(0)));
        int top = (int) Math.max(0, Math.floor(placement.toImageY(0)));
        int right = (int) Math.min(size.width, Math.ceil(placement.toImageX(area.width)));
        int bottom = (int) Math.min(size.height, Math.ceil(placement.toImageY(area.height)));
        if (left >= right || top >= bottom) {
            return;
        }
        int x = (int) Math.round(placement.toDeviceX(left));
        int y = (int) Math.round(placement.toDeviceY(top));
        int width = (int) Math.round(placement.toDeviceX(right)) - x;
        int height = (int) Math.round(placement.toDeviceY(bottom)) - y;
        gc.setInterpolation(SWT.DEFAULT);
        gc.drawImage(shown, left, top, right - left, bottom - top, x, y, width, height);
    }

    void dispose() {
        Image old = image;
        image = null;
        if (old != null) {
            old.dispose();
        }
    }
}
