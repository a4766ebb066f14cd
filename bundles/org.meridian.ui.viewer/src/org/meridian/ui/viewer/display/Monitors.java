package org.meridian.ui.viewer.display;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Monitor;
import org.meridian.imaging.display.DisplayCalibration;
import org.meridian.imaging.display.LuminanceResponse;
import org.osgi.service.prefs.BackingStoreException;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Keeps what was measured on each monitor. The platform tells neither maker nor number of a
 * monitor: it is known by its place and size among the others, so that one plugged in elsewhere
 * counts as not calibrated. Used on one thread.
 */
public final class Monitors {
    private static final String WIDTH = "width ";
    private static final double PERCENT = 100;

    private final IEclipsePreferences settings =
            InstanceScope.INSTANCE.getNode("org.meridian.ui.viewer/monitors");
    private String used = "";
    private byte[] levels = plain();

    /** Place and size in pixels, for instance {@code 1920x1080+0+0}. */
    public static String id(Monitor monitor) {
        Rectangle bounds = monitor.getBounds();
        return bounds.width + "x" + bounds.height + "+" + bounds.x + "+" + bounds.y;
    }

    /** The luminances by which a monitor is calibrated. */
    public Optional<LuminanceResponse> measured(String monitor) {
        return MeasuredText.read(written(monitor));
    }

    private String written(String monitor) {
        return settings.get(monitor, "");
    }

    /**
     * The driving level of each of 256 greys on a monitor; without calibration the grey itself. The
     * same array until the monitor is calibrated anew or another one is asked about.
     */
    public byte[] levels(Monitor monitor) {
        String now = written(id(monitor));
        if (!now.equals(used)) {
            used = now;
            levels =
                    MeasuredText.read(now)
                            .map(DisplayCalibration::levels)
                            .orElseGet(Monitors::plain);
        }
        return levels;
    }

    /** Each grey as it is. */
    public static byte[] plain() {
        byte[] same = new byte[256];
        for (int i = 0; i < same.length; i++) {
            same[i] = (byte) i;
        }
        return same;
    }

    /**
     * How far a monitor's pixels are apart, in millimetres, by the width of its picture that a
     * person measured; empty where nobody did.
     */
    public OptionalDouble pitch(Monitor monitor) {
        double width = width(id(monitor));
        double pixels = monitor.getBounds().width * monitor.getZoom() / PERCENT;
        return width > 0 ? OptionalDouble.of(width / pixels) : OptionalDouble.empty();
    }

    /** The width of a monitor's picture, in millimetres; 0 while nobody measured it. */
    double width(String monitor) {
        return settings.getDouble(WIDTH + monitor, 0);
    }

    /** Keeps the width of a monitor's picture; 0 forgets it. */
    void keepWidth(String monitor, double millimetres) throws BackingStoreException {
        settings.putDouble(WIDTH + monitor, millimetres);
        settings.flush();
    }

    /** Calibrates a monitor; without luminances it is calibrated no more. */
    void keep(String monitor, Optional<LuminanceResponse> measured) throws BackingStoreException {
        measured.ifPresentOrElse(
                m -> settings.put(monitor, MeasuredText.write(m)), () -> settings.remove(monitor));
        settings.flush();
    }
}
