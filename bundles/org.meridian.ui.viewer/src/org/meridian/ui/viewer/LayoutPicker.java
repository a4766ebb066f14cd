package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.meridian.core.text.Texts;
import org.meridian.ui.viewer.layout.GridSize;

import java.util.function.Consumer;

/**
 * Rows by columns in one click: a field of squares, of which those up to the pointer are marked. By
 * the keys the arrows mark and Return takes.
 */
final class LayoutPicker {
    private static final int ROWS = 4;
    private static final int COLUMNS = 6;
    private static final int GAP = 3;

    private final Texts texts = Texts.of(LayoutPicker.class);
    private final Consumer<GridSize> chosen;
    private final Shell shell;
    private final Canvas canvas;
    private final int square;
    private GridSize marked;

    /**
     * @param under the control below which it stands
     * @param square side of a square, in pixels
     * @param now what is marked first
     */
    LayoutPicker(Control under, Point at, int square, GridSize now, Consumer<GridSize> chosen) {
        this.square = square;
        this.chosen = chosen;
        marked = new GridSize(Math.min(ROWS, now.rows()), Math.min(COLUMNS, now.columns()));
        shell = new Shell(under.getShell(), SWT.NO_TRIM | SWT.ON_TOP);
        shell.setLayout(new FillLayout());
        shell.setText(texts.get("action.LAYOUT_CHOOSE"));
        canvas = new Canvas(shell, SWT.DOUBLE_BUFFERED);
        canvas.setData("id", "layouts");
        canvas.addPaintListener(e -> paint(e.gc));
        canvas.addListener(SWT.MouseMove, this::mark);
        canvas.addListener(SWT.MouseUp, this::click);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.Traverse, e -> e.doit = false);
        canvas.addListener(SWT.FocusOut, e -> close());
        GC gc = new GC(canvas);
        int text = gc.getFontMetrics().getHeight() + 2 * GAP;
        gc.dispose();
        int step = square + GAP;
        shell.setSize(COLUMNS * step + GAP, ROWS * step + GAP + text);
        Point corner = under.toDisplay(at);
        Rectangle screen = under.getMonitor().getClientArea();
        Point size = shell.getSize();
        shell.setLocation(
                Math.max(screen.x, Math.min(corner.x, screen.x + screen.width - size.x)),
                Math.max(screen.y, Math.min(corner.y, screen.y + screen.height - size.y)));
    }

    void open() {
        shell.open();
        canvas.setFocus();
    }

    private void close() {
        if (!shell.isDisposed()) {
            shell.close();
        }
    }

    private void mark(Event event) {
        int step = square + GAP;
        mark(event.y / step + 1, event.x / step + 1);
    }

    private void mark(int rows, int columns) {
        GridSize now =
                new GridSize(
                        Math.max(1, Math.min(ROWS, rows)), Math.max(1, Math.min(COLUMNS, columns)));
        if (!now.equals(marked)) {
            marked = now;
            canvas.redraw();
        }
    }

    private void click(Event event) {
        mark(event);
        take();
    }

    private void take() {
        close();
        chosen.accept(marked);
    }

    private void key(Event event) {
        switch (event.keyCode) {
            case SWT.ARROW_UP -> mark(marked.rows() - 1, marked.columns());
            case SWT.ARROW_DOWN -> mark(marked.rows() + 1, marked.columns());
            case SWT.ARROW_LEFT -> mark(marked.rows(), marked.columns() - 1);
            case SWT.ARROW_RIGHT -> mark(marked.rows(), marked.columns() + 1);
            case SWT.CR, SWT.KEYPAD_CR, SWT.SPACE -> take();
            case SWT.ESC -> close();
            default -> event.doit = true;
        }
    }

    private void paint(GC gc) {
        int step = square + GAP;
        Color full = canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION);
        Color edge = canvas.getDisplay().getSystemColor(SWT.COLOR_WIDGET_DARK_SHADOW);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int x = GAP + column * step;
                int y = GAP + row * step;
                if (row < marked.rows() && column < marked.columns()) {
                    gc.setBackground(full);
                    gc.fillRectangle(x, y, square, square);
                }
                gc.setForeground(edge);
                gc.drawRectangle(x, y, square - 1, square - 1);
            }
        }
        String label = texts.get("layout.size", marked.rows(), marked.columns());
        gc.setForeground(canvas.getForeground());
        Point size = gc.textExtent(label);
        gc.drawText(label, (COLUMNS * step + GAP - size.x) / 2, ROWS * step + GAP, true);
    }
}
