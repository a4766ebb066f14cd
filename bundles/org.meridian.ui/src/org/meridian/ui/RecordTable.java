package org.meridian.ui;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.meridian.core.text.Texts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A table of records in a grid layout, which fills its place: a text a column, as wide as the
 * language and the records ask. A text that is cut is whole in its tip.
 */
public final class RecordTable<T> {
    /** What the platform draws beside a cell's text. */
    private static final int PADDING = 16;

    /** A cut text of this width still tells something. */
    private static final int LEGIBLE = 90;

    /** How wide a column of long texts is where the columns have to be scrolled anyway. */
    private static final int COMFORTABLE = 120;

    /** So many rows tell how wide a column is. */
    private static final int MEASURED_ROWS = 60;

    private final TableViewer viewer;
    private final Texts texts;
    private final Class<T> type;
    private final List<Column<T>> columns = new ArrayList<>();
    private Function<? super T, Set<String>> marks = record -> Set.of();

    private record Column<T>(Function<? super T, String> text, boolean whole) {}

    /** The last shared widths; a hand's own ones stay until others are due. */
    private int[] shared = new int[0];

    /**
     * @param span how many columns of the parent's grid it takes
     * @param texts hold the columns' titles
     * @param type of the records
     */
    public RecordTable(Composite parent, int span, Texts texts, Class<T> type) {
        this.texts = texts;
        this.type = type;
        viewer =
                new TableViewer(parent, SWT.FULL_SELECTION | SWT.BORDER) {
                    @Override
                    protected void inputChanged(Object input, @Nullable Object before) {
                        super.inputChanged(input, before);
                        shareWidth();
                    }
                };
        Table table = viewer.getTable();
        table.setHeaderVisible(true);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true, span, 1);
        // its columns follow its width and not the other way round
        data.widthHint = 1;
        table.setLayoutData(data);
        table.addControlListener(ControlListener.controlResizedAdapter(e -> shareWidth()));
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        ColumnViewerToolTipSupport.enableFor(viewer);
    }

    /**
     * Adds a column.
     *
     * @param title its key in the texts
     */
    public RecordTable<T> column(String title, Function<? super T, String> text) {
        return add(title, new Column<>(text, false));
    }

    /** Adds a column whose texts say nothing when they are cut, such as times. */
    public RecordTable<T> whole(String title, Function<? super T, String> text) {
        return add(title, new Column<>(text, true));
    }

    private RecordTable<T> add(String title, Column<T> added) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
        column.getColumn().setText(texts.get(title));
        column.setLabelProvider(new Cells(column.getColumn(), added.text()));
        columns.add(added);
        return this;
    }

    /**
     * Marks pieces of the cells' texts, such as what a search found.
     *
     * @param pieces in lower case
     */
    public RecordTable<T> marking(Function<? super T, Set<String>> pieces) {
        marks = pieces;
        return this;
    }

    /** The viewer, for its rows and its selection. */
    public TableViewer viewer() {
        return viewer;
    }

    /** Bold where a piece stands; the first of two that overlap. */
    private static StyleRange[] marked(String text, Set<String> pieces) {
        List<StyleRange> ranges = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        int at = 0;
        while (at < lower.length()) {
            int from = at;
            Optional<String> piece =
                    pieces.stream()
                            .filter(p -> !p.isEmpty() && lower.startsWith(p, from))
                            .max(Comparator.comparingInt(String::length));
            piece.ifPresent(
                    p -> ranges.add(new StyleRange(from, p.length(), null, null, SWT.BOLD)));
            at += piece.map(String::length).orElse(1);
        }
        return ranges.toArray(StyleRange[]::new);
    }

    private void shareWidth() {
        Table table = viewer.getTable();
        int available = table.getClientArea().width;
        if (available <= 0 || columns.isEmpty()) {
            return;
        }
        int[] titles = new int[columns.size()];
        int[] wanted = new int[columns.size()];
        measure(titles, wanted);
        int[] legible = least(titles, wanted, LEGIBLE);
        boolean scrolled = Arrays.stream(legible).sum() > available;
        int[] least = scrolled ? least(titles, wanted, COMFORTABLE) : legible;
        int[] widths = ColumnWidths.share(least, wanted, available);
        if (!Arrays.equals(widths, shared)) {
            shared = widths;
            for (int i = 0; i < widths.length; i++) {
                table.getColumn(i).setWidth(widths[i]);
            }
        }
    }

    private int[] least(int[] titles, int[] wanted, int cut) {
        int[] least = new int[wanted.length];
        for (int i = 0; i < least.length; i++) {
            int texts = columns.get(i).whole() ? wanted[i] : Math.min(wanted[i], cut);
            least[i] = Math.max(titles[i], texts);
        }
        return least;
    }

    private void measure(int[] titles, int[] wanted) {
        Table table = viewer.getTable();
        List<?> rows = viewer.getInput() instanceof List<?> input ? input : List.of();
        GC gc = new GC(table);
        try {
            // titles are bold on some platforms
            gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
            for (int i = 0; i < titles.length; i++) {
                titles[i] = width(gc, table.getColumn(i).getText());
            }
            gc.setFont(table.getFont());
            for (int i = 0; i < wanted.length; i++) {
                Function<? super T, String> text = columns.get(i).text();
                int widest =
                        rows.stream()
                                .limit(MEASURED_ROWS)
                                .mapToInt(r -> width(gc, text.apply(type.cast(r))))
                                .max()
                                .orElse(0);
                wanted[i] = Math.max(titles[i], widest);
            }
        } finally {
            gc.dispose();
        }
    }

    private static int width(GC gc, String text) {
        return gc.textExtent(text).x + PADDING;
    }

    /** A column's text, which is its tip too where it is cut. */
    private final class Cells extends StyledCellLabelProvider {
        private final TableColumn column;
        private final Function<? super T, String> text;

        Cells(TableColumn column, Function<? super T, String> text) {
            this.column = column;
            this.text = text;
        }

        private String getText(Object record) {
            return text.apply(type.cast(record));
        }

        @Override
        public void update(ViewerCell cell) {
            T record = type.cast(cell.getElement());
            String shown = text.apply(record);
            cell.setText(shown);
            cell.setStyleRanges(marked(shown, marks.apply(record)));
            super.update(cell);
        }

        @Override
        public @Nullable String getToolTipText(Object record) {
            String shown = getText(record);
            GC gc = new GC(column.getParent());
            try {
                return width(gc, shown) > column.getWidth() ? shown : null;
            } finally {
                gc.dispose();
            }
        }
    }
}
