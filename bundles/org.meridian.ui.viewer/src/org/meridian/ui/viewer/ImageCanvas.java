package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.meridian.core.event.Events.Registration;
import org.meridian.ui.viewer.display.Monitors;
import org.meridian.ui.viewer.keyimage.KeyMarks;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.layout.PlaneTurning;
import org.meridian.ui.viewer.layout.ReferenceLine;
import org.meridian.ui.viewer.measure.Annotator;
import org.meridian.ui.viewer.model.FrameRenderer;
import org.meridian.ui.viewer.model.OverlayWriter;
import org.meridian.ui.viewer.model.PointerInput;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Change;
import org.meridian.ui.viewer.overlay.RegionModel;
import org.meridian.ui.viewer.overlay.RegionPainter;
import org.meridian.ui.viewer.overlay.RegionText;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows a cell: quickly while it changes, exactly as soon as it rests. A paint draws from the model
 * alone, so that nothing stays of what it held before.
 */
final class ImageCanvas {
    /** With the time to draw, within a tenth of a second of the last change. */
    private static final int REST_MS = 80;

    private static final double PERCENT = 100;

    /** Pixels of a printed image for one of the screen. */
    private static final int FINENESS = 3;

    private final ViewerModel model;
    private final LayoutModel layout;
    private final RegionModel regions;
    private final Annotator annotator;
    private final KeyMarks keyImages;
    private final PointerInput input;
    private final Canvas canvas;
    private final FrameRenderer renderer = new FrameRenderer();
    private final Monitors monitors = new Monitors();
    private final FramePainter frames = new FramePainter();
    private final OverlayPainter overlay;
    private final LinePainter lines = new LinePainter();
    private final MagnifyingGlass glass = new MagnifyingGlass();
    private final AnnotationPainter drawings = new AnnotationPainter();
    private final OverlayWriter texts;
    private final RegionText regionTexts = new RegionText(Locale.getDefault());
    private final Runnable atRest = this::rest;
    private final List<Registration> registrations;
    private boolean moving;
    private boolean stale = true;
    private byte[] shownLevels = {};
    private Optional<ReferenceLine> line = Optional.empty();
    private List<PlaneTurning.Line> planes = List.of();

    ImageCanvas(
            Composite parent,
            ViewerModel model,
            LayoutModel layout,
            RegionModel regions,
            Annotator annotator,
            KeyMarks keyImages,
            OverlayWriter texts,
            PointerInput input) {
        this.model = model;
        this.layout = layout;
        this.regions = regions;
        this.annotator = annotator;
        this.keyImages = keyImages;
        this.texts = texts;
        this.input = input;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        canvas.setData("id", "image");
        InputMethod.keepAway(canvas);
        overlay = new OverlayPainter(canvas);
        canvas.addPaintListener(e -> paint(e.gc));
        canvas.addControlListener(ControlListener.controlResizedAdapter(e -> resize()));
        registrations = List.of(model.listen(this::changed), layout.listen(this::changed));
        canvas.addDisposeListener(e -> dispose());
    }

    private void dispose() {
        registrations.forEach(Registration::close);
        frames.dispose();
    }

    Canvas control() {
        return canvas;
    }

    private void resize() {
        Rectangle area = canvas.getClientArea();
        model.resize(area.width, area.height);
    }

    /** Of what happens in the active cell, only where it cuts this one is seen here. */
    private void changed(LayoutModel.Change change) {
        boolean seen =
                change != LayoutModel.Change.ACTIVE_CELL
                        || !layout.line(model).equals(line)
                        || !layout.planes().lines(model).equals(planes);
        if (seen && !canvas.isDisposed() && canvas.isVisible()) {
            canvas.redraw();
        }
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
        // the monitor may be another one, or calibrated anew
        byte[] levels = monitors.levels(canvas.getMonitor());
        model.setDensity(canvas.getMonitor().getZoom() / PERCENT);
        model.setPitch(monitors.pitch(canvas.getMonitor()));
        if (stale || !Arrays.equals(levels, shownLevels)) {
            frames.take(
                    canvas.getDisplay(),
                    moving ? renderer.fast(model) : renderer.exact(model),
                    model.appearance().colours(),
                    levels);
            shownLevels = levels;
            stale = false;
        }
        Rectangle area = canvas.getClientArea();
        gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_BLACK));
        gc.fillRectangle(area);
        frames.paint(gc, area);
        above(gc, area);
    }

    /** What lies over the pixels. */
    private void above(GC gc, Rectangle area) {
        List<RegionModel.Shape> shapes = regions.shapes(model);
        RegionPainter.paint(gc, model.placement(), shapes);
        line = layout.line(model);
        planes = layout.planes().lines(model);
        if (planes.isEmpty()) {
            line.ifPresent(l -> lines.line(gc, model.placement(), l));
        }
        lines.path(gc, layout.path().lineOn(model), layout.path().pointsOn(model));
        planes.forEach(l -> lines.plane(gc, l, model.pointer().isPresent()));
        input.glass().ifPresent(at -> glass.paint(gc, model, at, shownLevels));
        drawings.paintOthers(gc, area, annotator.others());
        drawings.paint(gc, area, annotator.shown());
        drawings.paintChosen(gc, annotator.handles().chosen());
        annotator.refused().ifPresent(r -> drawings.paint(gc, area, r));
        input.keyPointer().ifPresent(at -> lines.pointer(gc, at));
        layout.crossOn(model).ifPresent(at -> lines.cross(gc, at));
        overlay.paint(
                gc,
                area,
                texts.write(
                        model, keyImages.of(model), regionTexts.notes(model.displayed(), shapes)),
                model.findings().circles(),
                model.findings().target());
        if (layout.size().cells() > 1) {
            lines.frame(gc, area, layout.isActive(model));
        }
    }

    /**
     * The image with all that stands on it, as finely as paper shows; greys as they are, whatever
     * the monitor is calibrated by.
     */
    ImageData picture() {
        Rectangle area = canvas.getClientArea();
        Rectangle fine = new Rectangle(0, 0, FINENESS * area.width, FINENESS * area.height);
        Image image = new Image(canvas.getDisplay(), fine.width, fine.height);
        GC gc = new GC(image);
        Transform enlarged = new Transform(canvas.getDisplay());
        FramePainter painter = new FramePainter();
        try {
            gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_BLACK));
            gc.fillRectangle(fine);
            painter.take(
                    canvas.getDisplay(),
                    renderer.exact(
                            model, model.view().zoomed(FINENESS, 0, 0), fine.width, fine.height),
                    model.appearance().colours(),
                    Monitors.plain());
            painter.paint(gc, fine);
            enlarged.scale(FINENESS, FINENESS);
            gc.setTransform(enlarged);
            above(gc, area);
            return image.getImageData();
        } finally {
            painter.dispose();
            enlarged.dispose();
            gc.dispose();
            image.dispose();
        }
    }

    /** Whether the sides of the image stand on it. */
    boolean tellsSides() {
        return texts.write(model, keyImages.of(model)).edges().isPresent();
    }
}
