package org.meridian.ui.viewer.objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.viewer.objects.PageModel.Place;
import org.meridian.ui.viewer.objects.PdfPages.Page;

import java.util.HashMap;
import java.util.Map;

/** The pages of a PDF one below the other, scrolled and enlarged; pages are drawn by jobs. */
final class PdfPane {
    private static final double STEP = 1.25;
    private static final int BITS = 8;
    private static final int BYTE = 0xff;

    private final Texts texts = Texts.of(PdfPane.class);
    private final PdfPages pages;
    private final PageModel model;
    private final ScrolledCanvas scrolled;
    private final Canvas canvas;
    private final Label position;
    private final Color ground = new Color(96, 96, 96);
    private final Map<Integer, Drawn> drawn = new HashMap<>();
    private final Map<Integer, Double> asked = new HashMap<>();

    /** A page as it was drawn at a scale, which may not be the present one. */
    private record Drawn(Image image, double scale) {}

    /**
     * @param pages closed with the pane
     */
    PdfPane(Composite parent, PdfPages pages) {
        this.pages = pages;
        model = new PageModel(pages.sizes());
        Composite all = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(all);
        ToolBar bar = new ToolBar(all, SWT.FLAT);
        button(bar, "pdf.smaller", () -> zoom(1 / STEP));
        button(bar, "pdf.larger", () -> zoom(STEP));
        button(bar, "pdf.fit", model::fit);
        button(bar, "pdf.before", () -> model.goTo(model.current() - 1));
        button(bar, "pdf.after", () -> model.goTo(model.current() + 1));
        position = new Label(all, SWT.NONE);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .align(SWT.FILL, SWT.CENTER)
                .indent(8, 0)
                .applyTo(position);
        scrolled = new ScrolledCanvas(all, "pdf", 2, model.area(), model::resize, this::changed);
        canvas = scrolled.canvas();
        canvas.addPaintListener(e -> paint(e.gc));
        canvas.addKeyListener(KeyListener.keyPressedAdapter(e -> key(e.keyCode, e.character)));
        canvas.addListener(SWT.MouseWheel, this::wheel);
        all.addDisposeListener(
                e -> {
                    drawn.values().forEach(d -> d.image().dispose());
                    pages.close();
                });
    }

    private void button(ToolBar bar, String key, Runnable action) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setText(texts.get(key));
        item.setToolTipText(texts.get(key + ".tip"));
        item.setData("action", key);
        item.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> {
                            action.run();
                            changed();
                        }));
    }

    private void zoom(double factor) {
        model.zoomAt(factor, model.area().width() / 2.0, model.area().height() / 2.0);
    }

    private void wheel(Event event) {
        event.doit = false;
        if ((event.stateMask & SWT.MOD1) != 0) {
            model.zoomAt(event.count > 0 ? STEP : 1 / STEP, event.x, event.y);
        } else {
            model.area().scroll(0, -ScrolledCanvas.STEP * event.count);
        }
        changed();
    }

    private void key(int code, char character) {
        ScrolledArea area = model.area();
        switch (code) {
            case SWT.PAGE_DOWN -> area.scroll(0, area.height() - ScrolledCanvas.STEP);
            case SWT.PAGE_UP -> area.scroll(0, ScrolledCanvas.STEP - area.height());
            case SWT.ARROW_DOWN -> area.scroll(0, ScrolledCanvas.STEP);
            case SWT.ARROW_UP -> area.scroll(0, -ScrolledCanvas.STEP);
            case SWT.ARROW_RIGHT -> area.scroll(ScrolledCanvas.STEP, 0);
            case SWT.ARROW_LEFT -> area.scroll(-ScrolledCanvas.STEP, 0);
            case SWT.HOME -> model.goTo(0);
            case SWT.END -> area.scrollTo(0, area.totalHeight());
            default -> {
                switch (character) {
                    case '+', '=' -> zoom(STEP);
                    case '-' -> zoom(1 / STEP);
                    default -> {
                        return;
                    }
                }
            }
        }
        changed();
    }

    private void changed() {
        position.setText(
                texts.get(
                        "pdf.position",
                        model.current() + 1,
                        model.count(),
                        Math.round(model.zoom() * 100)));
        for (int page = 0; page < model.count(); page++) {
            if (model.isSeen(page)) {
                ask(page);
            } else {
                forget(page);
            }
        }
        scrolled.follow();
    }

    private void forget(int page) {
        asked.remove(page);
        replace(page, null);
    }

    private void replace(int page, @Nullable Drawn now) {
        Drawn before = now == null ? drawn.remove(page) : drawn.put(page, now);
        if (before != null) {
            before.image().dispose();
        }
    }

    private void ask(int page) {
        double scale = model.scale();
        if (Double.valueOf(scale).equals(asked.get(page))) {
            return;
        }
        asked.put(page, scale);
        new BackgroundWork<>(
                        canvas.getDisplay(),
                        texts.get("job.page"),
                        p -> pages.draw(page, scale),
                        made -> arrived(page, scale, made))
                .start();
    }

    private void arrived(int page, double scale, Page made) {
        if (!canvas.isDisposed() && Double.valueOf(scale).equals(asked.get(page))) {
            replace(page, new Drawn(new Image(canvas.getDisplay(), data(made)), scale));
            canvas.redraw();
        }
    }

    private static ImageData data(Page page) {
        ImageData data =
                new ImageData(
                        page.width(),
                        page.height(),
                        3 * BITS,
                        new PaletteData(BYTE << 2 * BITS, BYTE << BITS, BYTE));
        for (int y = 0; y < page.height(); y++) {
            data.setPixels(0, y, page.width(), page.pixels(), y * page.width());
        }
        return data;
    }

    private void paint(GC gc) {
        gc.setBackground(ground);
        gc.fillRectangle(canvas.getClientArea());
        for (int page = 0; page < model.count(); page++) {
            if (model.isSeen(page)) {
                Place place = model.place(page);
                gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_WHITE));
                gc.fillRectangle(place.x(), place.y(), place.width(), place.height());
                Drawn shown = drawn.get(page);
                if (shown != null) {
                    Rectangle size = shown.image().getBounds();
                    gc.drawImage(
                            shown.image(),
                            0,
                            0,
                            size.width,
                            size.height,
                            place.x(),
                            place.y(),
                            place.width(),
                            place.height());
                }
            }
        }
    }

    void setFocus() {
        canvas.setFocus();
    }
}
