package org.meridian.ui.viewer.display;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Monitor;
import org.eclipse.swt.widgets.Shell;
import org.meridian.core.text.Texts;
import org.meridian.imaging.display.TestPattern;

import java.util.List;

/**
 * The test patterns on the whole of one monitor, one after the other: arrows, space or a click for
 * the next, Esc closes. Shown as images are, through the monitor's calibration.
 */
final class PatternWindow {
    private static final int NAME_AT = 12;
    private static final int NAME_GREY = 96;

    private final List<TestPattern> patterns = TestPattern.all();
    private final Texts texts;
    private final Shell shell;
    private final Canvas canvas;
    private final PaletteData greys;
    private int shown;

    PatternWindow(Shell parent, Monitor monitor, Texts texts) {
        this.texts = texts;
        greys = new PaletteData(shades(new Monitors().levels(monitor)));
        shell = new Shell(parent, SWT.NO_TRIM | SWT.ON_TOP);
        shell.setText(texts.get("patterns"));
        shell.setBounds(monitor.getBounds());
        canvas = new Canvas(shell, SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED);
        canvas.setData("id", "pattern");
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.MouseDown, e -> step(1));
        shell.addListener(SWT.Resize, e -> canvas.setBounds(shell.getClientArea()));
    }

    private static RGB[] shades(byte[] levels) {
        RGB[] shades = new RGB[levels.length];
        for (int i = 0; i < shades.length; i++) {
            int level = levels[i] & 0xff;
            shades[i] = new RGB(level, level, level);
        }
        return shades;
    }

    void open() {
        shell.open();
        shell.setFullScreen(true);
        canvas.setBounds(shell.getClientArea());
        canvas.setFocus();
    }

    private void key(Event event) {
        switch (event.keyCode) {
            case SWT.ESC -> shell.close();
            case SWT.ARROW_LEFT, SWT.ARROW_UP, SWT.PAGE_UP -> step(-1);
            case SWT.ARROW_RIGHT, SWT.ARROW_DOWN, SWT.PAGE_DOWN, ' ' -> step(1);
            default -> {
                // no other key means anything here
            }
        }
    }

    private void step(int by) {
        shown = Math.floorMod(shown + by, patterns.size());
        canvas.redraw();
    }

    private void paint(Event event) {
        Rectangle area = canvas.getClientArea();
        TestPattern pattern = patterns.get(shown);
        byte[] pixels = pattern.draw(area.width, area.height);
        Display display = canvas.getDisplay();
        Image image =
                new Image(display, new ImageData(area.width, area.height, 8, greys, 1, pixels));
        try {
            event.gc.drawImage(image, 0, 0);
        } finally {
            image.dispose();
        }
        event.gc.setForeground(new Color(NAME_GREY, NAME_GREY, NAME_GREY));
        event.gc.drawText(
                texts.get("pattern", pattern.name(), pattern.grey()), NAME_AT, NAME_AT, true);
    }
}
