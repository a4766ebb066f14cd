package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.meridian.ui.viewer.model.FrameRenderer;
import org.meridian.ui.viewer.model.OverlayWriter;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Change;

import java.util.Locale;

/**
 * Shows a model: quickly while it changes, exactly as soon as it rests. A paint draws from the
 * model alone, so that nothing stays of what it held before.
 */
final class ImageCanvas {
    /** With the time to draw, within a tenth of a second of the last change. */
    private static final int REST_MS = 80;

    private final ViewerModel model;
    private final Canvas canvas;
    private final FrameRenderer renderer = new FrameRenderer();
    private final FramePainter frames = new FramePainter();
    private final OverlayPainter overlay;
    private final OverlayWriter texts = new OverlayWriter(Locale.getDefault());
    private final Runnable atRest = this::rest;
    private boolean moving;
    private boolean stale = true;

    ImageCanvas(Composite parent, ViewerModel model) {
        this.model = model;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        canvas.setData("id", "image");
        overlay = new OverlayPainter(canvas);
        canvas.addPaintListener(e -> paint(e.gc));
        canvas.addControlListener(ControlListener.controlResizedAdapter(e -> resize()));
        canvas.addDisposeListener(e -> frames.dispose());
        model.listen(this::changed);
    }

    Canvas control() {
        return canvas;
    }

    private void resize() {
        Rectangle area = canvas.getClientArea();
        model.resize(area.width, area.height);
    }

    private void changed(Change change) {
        if (canvas.isDisposed()) {
            return;
        }
        if (change == Change.PICTURE) {
            moving = true;
            stale = true;
            canvas.getDisplay().timerExec(REST_MS, atRest);
        }
        canvas.redraw();
    }

    private void rest() {
        if (!canvas.isDisposed()) {
            moving = false;
            stale = true;
            canvas.redraw();
        }
    }

    private void paint(GC gc) {
        if (stale) {
            frames.take(canvas.getDisplay(), moving ? renderer.fast(model) : renderer.exact(model));
            stale = false;
        }
        Rectangle area = canvas.getClientArea();
        gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_BLACK));
        gc.fillRectangle(area);
        frames.paint(gc, area);
        overlay.paint(gc, area, texts.write(model), model.circles(), model.target());
    }
}
