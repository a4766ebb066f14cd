package org.meridian.ui.viewer;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Series;
import org.meridian.ui.viewer.layout.CellPointer;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.layout.LayoutModel.Change;
import org.meridian.ui.viewer.layout.Notes;
import org.meridian.ui.viewer.measure.Annotator;
import org.meridian.ui.viewer.model.OverlayWriter;
import org.meridian.ui.viewer.model.PointerInput;
import org.meridian.ui.viewer.model.Toolbox;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Point;
import org.meridian.ui.viewer.overlay.Overlays;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The cells of a layout, each a canvas in its row and column; the maximised one alone. */
final class LayoutPane {
    private static final int GAP = 2;

    /** What a cell asks of what is around it. */
    interface Around {
        void activate(ViewerModel cell);

        void menu();

        /** A double click; whether something was opened by it. */
        boolean open(ViewerModel cell, Point at);

        void drop(ViewerModel cell, Series series);
    }

    private record Cell(ImageCanvas image, PointerInput input, Annotator annotator) {}

    private final LayoutModel layout;
    private final Toolbox tools;
    private final Keys keys;
    private final Notes notes;
    private final Overlays overlays;
    private final Around around;
    private final Composite pane;
    private final OverlaySettings settings = new OverlaySettings();
    private final OverlayWriter texts = new OverlayWriter(Locale.getDefault(), settings::layouts);
    private final Map<ViewerModel, Cell> cells = new IdentityHashMap<>();
    private boolean large;

    LayoutPane(
            Composite parent,
            LayoutModel layout,
            Toolbox tools,
            Notes notes,
            Overlays overlays,
            Keys keys,
            Around around) {
        this.layout = layout;
        this.tools = tools;
        this.notes = notes;
        this.overlays = overlays;
        this.keys = keys;
        this.around = around;
        pane = new Composite(parent, SWT.NONE);
        pane.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_BLACK));
        pane.addControlListener(ControlListener.controlResizedAdapter(e -> place()));
        layout.listen(this::changed);
        notes.drawings().listen(this::redraw);
        notes.rulers().listen(this::redraw);
        notes.keyImages().listen(this::redraw);
        overlays.regions().listen(this::redraw);
        Registration chosen = settings.listen(() -> pane.getDisplay().asyncExec(this::redraw));
        pane.addDisposeListener(e -> chosen.close());
        rebuild();
    }

    private void redraw() {
        layout.cells().forEach(ViewerModel::redrawOverlay);
    }

    Composite control() {
        return pane;
    }

    /** The canvas of the active cell. */
    Canvas active() {
        return cell(layout.active()).image().control();
    }

    /** The active cell as it is printed. */
    ImageCanvas printed() {
        return cell(layout.active()).image();
    }

    /** Takes back a running drag of any cell; whether there was one. */
    boolean cancelDrag() {
        boolean any = false;
        for (Cell cell : cells.values()) {
            any |= cell.input().cancel();
        }
        return any;
    }

    /** Leads the pointer of the active cell. */
    void nudge(double right, double down) {
        cell(layout.active()).input().nudge(right, down);
    }

    void tap() {
        cell(layout.active()).input().tap();
    }

    void selectNextDrawing() {
        cell(layout.active()).annotator().selectNext();
    }

    void chooseNextHandle() {
        cell(layout.active()).annotator().chooseHandle();
    }

    void moveHandle(int right, int down) {
        cell(layout.active()).annotator().handles().move(right, down);
    }

    void keepHandle() {
        cell(layout.active()).annotator().keep();
    }

    /** Drawings are touched by a finger, or by a pointer. */
    void large(boolean wanted) {
        large = wanted;
        cells.values().forEach(c -> c.annotator().large(wanted));
    }

    void forgetDrags() {
        cells.values().forEach(c -> c.input().forget());
    }

    private Cell cell(ViewerModel model) {
        return Optional.ofNullable(cells.get(model)).orElseThrow();
    }

    private void changed(Change change) {
        if (pane.isDisposed()) {
            return;
        }
        if (change == Change.CELLS) {
            rebuild();
        } else if (change == Change.STATE && !active().isFocusControl() && hasFocus()) {
            active().setFocus();
        }
    }

    private boolean hasFocus() {
        return cells.values().stream().anyMatch(c -> c.image().control().isFocusControl());
    }

    private void rebuild() {
        List<ViewerModel> models = layout.cells();
        for (ViewerModel gone : List.copyOf(cells.keySet())) {
            if (!models.contains(gone)) {
                cell(gone).image().control().dispose();
                cells.remove(gone);
            }
        }
        models.forEach(m -> cells.computeIfAbsent(m, this::made));
        place();
        if (pane.isVisible()) {
            active().setFocus();
        }
    }

    private Cell made(ViewerModel model) {
        TextField asking = new TextField();
        Annotator annotator = new Annotator(model, notes.drawings(), notes.rulers(), asking);
        annotator.large(large);
        PointerInput input =
                new PointerInput(model, tools, annotator, new CellPointer(layout, model));
        ImageCanvas image =
                new ImageCanvas(
                        pane,
                        model,
                        layout,
                        overlays.regions(),
                        annotator,
                        notes.keyImages(),
                        texts,
                        input);
        asking.over(image.control(), () -> input.keyPointer().or(model::pointer));
        new CanvasInput(
                image.control(),
                input,
                new CanvasInput.Around() {
                    @Override
                    public void activate() {
                        around.activate(model);
                    }

                    @Override
                    public void menu() {
                        around.menu();
                    }

                    @Override
                    public void open(Point at) {
                        boolean taken =
                                annotator.doubleClick(at)
                                        || tools.left().shape().isPresent()
                                        || around.open(model, at);
                        if (!taken) {
                            layout.toggleMaximised();
                        }
                    }
                });
        keys.follow(image.control());
        Registration held =
                model.listen(c -> keys.holdHandle(image.control(), annotator.handles().isHeld()));
        image.control().addDisposeListener(e -> held.close());
        acceptSeries(model, image.control());
        return new Cell(image, input, annotator);
    }

    private void acceptSeries(ViewerModel model, Canvas canvas) {
        DropTarget target = new DropTarget(canvas, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_LINK);
        target.setTransfer(new Transfer[] {LocalSelectionTransfer.getTransfer()});
        target.addDropListener(
                new DropTargetAdapter() {
                    @Override
                    public void drop(DropTargetEvent event) {
                        if (event.data instanceof IStructuredSelection selection
                                && selection.getFirstElement() instanceof Series series) {
                            around.drop(model, series);
                        }
                    }
                });
    }

    private void place() {
        Rectangle area = pane.getClientArea();
        List<ViewerModel> models = layout.cells();
        int columns = layout.size().columns();
        int rows = layout.size().rows();
        for (int i = 0; i < models.size(); i++) {
            ViewerModel model = models.get(i);
            Canvas canvas = cell(model).image().control();
            canvas.setData("cell", i);
            canvas.setVisible(layout.isSeen(model));
            if (layout.maximised()) {
                canvas.setBounds(area);
            } else {
                int left = edge(i % columns, columns, area.width);
                int top = edge(i / columns, rows, area.height);
                canvas.setBounds(
                        left,
                        top,
                        edge(i % columns + 1, columns, area.width) - left - GAP,
                        edge(i / columns + 1, rows, area.height) - top - GAP);
            }
        }
    }

    /** Where a row or column begins; the last one's gap lies outside. */
    private static int edge(int index, int count, int length) {
        return (int) ((long) index * (length + GAP) / count);
    }
}
