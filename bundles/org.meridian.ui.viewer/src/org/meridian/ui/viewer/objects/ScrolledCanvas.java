package org.meridian.ui.viewer.objects;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ScrollBar;

import java.util.function.BiConsumer;

/** A canvas with scroll bars that shows a part of something larger. Used on the UI thread. */
final class ScrolledCanvas {
    /** Pixels of a step of the wheel, a key or a scroll bar's arrow. */
    static final int STEP = 40;

    private final Canvas canvas;
    private final ScrolledArea area;

    /**
     * @param columns of the parent's grid that it fills
     * @param resize takes a new width and height of the window
     * @param changed is told when the area has another size or place
     */
    ScrolledCanvas(
            Composite parent,
            String id,
            int columns,
            ScrolledArea area,
            BiConsumer<Integer, Integer> resize,
            Runnable changed) {
        this.area = area;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.H_SCROLL);
        canvas.setData("id", id);
        GridDataFactory.fillDefaults().grab(true, true).span(columns, 1).applyTo(canvas);
        canvas.addControlListener(
                ControlListener.controlResizedAdapter(
                        e -> {
                            Rectangle size = canvas.getClientArea();
                            resize.accept(size.width, size.height);
                            changed.run();
                        }));
        for (ScrollBar bar : new ScrollBar[] {horizontal(), vertical()}) {
            bar.addSelectionListener(
                    SelectionListener.widgetSelectedAdapter(
                            e -> {
                                area.scrollTo(
                                        horizontal().getSelection(), vertical().getSelection());
                                changed.run();
                            }));
        }
    }

    Canvas canvas() {
        return canvas;
    }

    /** Brings the scroll bars to the area's place, and draws it. */
    void follow() {
        set(horizontal(), area.left(), area.width(), area.totalWidth());
        set(vertical(), area.top(), area.height(), area.totalHeight());
        canvas.redraw();
    }

    private ScrollBar horizontal() {
        return canvas.getHorizontalBar();
    }

    private ScrollBar vertical() {
        return canvas.getVerticalBar();
    }

    private static void set(ScrollBar bar, double at, int seen, int total) {
        bar.setVisible(total > seen);
        bar.setValues((int) Math.round(at), 0, Math.max(total, seen), seen, STEP, seen);
    }
}
