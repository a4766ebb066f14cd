package org.meridian.ui.viewer.objects;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ST;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.StyledTextPrintOptions;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MenuListener;
import org.eclipse.swt.events.MouseAdapter;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.printing.Printer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.meridian.core.text.Texts;
import org.meridian.dicom.sr.Content.Value.Reference;
import org.meridian.ui.viewer.objects.ReportText.Line;
import org.meridian.ui.viewer.objects.ReportText.Piece;
import org.meridian.ui.viewer.objects.ReportText.Style;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A report as text that is read, copied and whose images are clicked at. */
final class ReportPane {
    private static final int INDENT = 18;
    private static final int MARGIN = 12;
    private static final int CELL_GAP = 18;

    private final StyledText text;
    private final Font title;
    private final Font heading;
    private final Font bold;

    /**
     * @param open is told of an image that was clicked at
     * @param print is told where a person wants it printed
     */
    ReportPane(
            Composite parent,
            ReportText report,
            Consumer<Reference> open,
            Consumer<ReportPane> print) {
        text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setLineSpacing(3);
        text.setKeyBinding('A' | SWT.MOD1, ST.SELECT_ALL);
        text.setData("id", "report");
        title = font(6);
        heading = font(2);
        bold = font(0);
        text.addDisposeListener(
                e -> {
                    title.dispose();
                    heading.dispose();
                    bold.dispose();
                });
        text.setText(report.text());
        style(report);
        tabs(report);
        addMenu(print);
        text.addMouseListener(
                new MouseAdapter() {
                    @Override
                    public void mouseUp(MouseEvent e) {
                        if (e.button == 1 && text.getSelectionCount() == 0) {
                            at(e.x, e.y).ifPresent(open);
                        }
                    }
                });
        text.addMouseMoveListener(
                e ->
                        text.setCursor(
                                at(e.x, e.y).isPresent()
                                        ? text.getDisplay().getSystemCursor(SWT.CURSOR_HAND)
                                        : null));
    }

    private Font font(int larger) {
        return FontDescriptor.createFrom(text.getFont())
                .setStyle(SWT.BOLD)
                .increaseHeight(larger)
                .createFont(text.getDisplay());
    }

    private void style(ReportText report) {
        List<StyleRange> ranges = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < report.lines().size(); i++) {
            Line line = report.lines().get(i);
            text.setLineIndent(i, 1, INDENT * line.depth());
            text.setLineWrapIndent(i, 1, INDENT * (line.depth() + 1));
            int between = line.table() > 0 ? 1 : 0;
            for (Piece piece : line.pieces()) {
                if (piece.style() != Style.PLAIN && !piece.text().isEmpty()) {
                    ranges.add(range(at, piece));
                }
                at += piece.text().length() + between;
            }
            // a line break for the last gap of a row, or after the last piece
            at += 1 - (line.pieces().isEmpty() ? 0 : between);
        }
        text.setStyleRanges(ranges.toArray(StyleRange[]::new));
    }

    private StyleRange range(int start, Piece piece) {
        StyleRange range = new StyleRange();
        range.start = start;
        range.length = piece.text().length();
        switch (piece.style()) {
            case TITLE -> range.font = title;
            case HEADING -> range.font = heading;
            case LABEL -> range.font = bold;
            default -> {
                range.underline = true;
                range.underlineStyle = SWT.UNDERLINE_LINK;
                range.data = piece.image().orElse(null);
            }
        }
        return range;
    }

    /** Each column of a table begins where the longest cell of the one before it ends. */
    private void tabs(ReportText report) {
        GC gc = new GC(text);
        try {
            gc.setFont(bold);
            int from = 0;
            while (from < report.lines().size()) {
                int table = report.lines().get(from).table();
                int to = from + 1;
                while (to < report.lines().size() && report.lines().get(to).table() == table) {
                    to++;
                }
                if (table > 0) {
                    text.setLineTabStops(
                            from, to - from, stops(gc, report.lines().subList(from, to)));
                }
                from = to;
            }
        } finally {
            gc.dispose();
        }
    }

    private static int[] stops(GC gc, List<Line> rows) {
        int columns = rows.getFirst().pieces().size() - 1;
        int[] stops = new int[columns];
        int at = INDENT * rows.getFirst().depth();
        for (int c = 0; c < columns; c++) {
            int column = c;
            int width =
                    rows.stream()
                            .mapToInt(r -> gc.textExtent(r.pieces().get(column).text()).x)
                            .max()
                            .orElse(0);
            at += width + CELL_GAP;
            stops[c] = at;
        }
        return stops;
    }

    private Optional<Reference> at(int x, int y) {
        int offset = text.getOffsetAtPoint(new Point(x, y));
        if (offset < 0 || offset >= text.getCharCount()) {
            return Optional.empty();
        }
        return Optional.ofNullable(text.getStyleRangeAtOffset(offset))
                .map(range -> range.data)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast);
    }

    /**
     * Prints it, whatever the colours of the screen are.
     *
     * @param above each page, {@code below} in its middle before the page's number
     */
    void print(Printer printer, String above, String below) {
        StyledTextPrintOptions options = new StyledTextPrintOptions();
        options.header = above;
        options.footer = below + StyledTextPrintOptions.SEPARATOR + StyledTextPrintOptions.PAGE_TAG;
        // the queue of a printer is no place for a name
        options.jobName = "Meridian";
        options.printTextFontStyle = true;
        text.print(printer, options).run();
    }

    private void addMenu(Consumer<ReportPane> print) {
        Texts texts = Texts.of(ReportPane.class);
        Menu menu = new Menu(text);
        MenuItem copy = new MenuItem(menu, SWT.PUSH);
        copy.setText(texts.get("report.copy"));
        copy.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> text.copy()));
        MenuItem all = new MenuItem(menu, SWT.PUSH);
        all.setText(texts.get("report.all"));
        all.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> text.selectAll()));
        MenuItem onPaper = new MenuItem(menu, SWT.PUSH);
        onPaper.setText(texts.get("report.print"));
        onPaper.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> print.accept(this)));
        text.addKeyListener(
                KeyListener.keyPressedAdapter(
                        e -> {
                            if (e.stateMask == SWT.MOD1 && e.keyCode == 'p') {
                                print.accept(this);
                            }
                        }));
        text.setMenu(menu);
        menu.addMenuListener(
                MenuListener.menuShownAdapter(e -> copy.setEnabled(text.getSelectionCount() > 0)));
    }

    void setFocus() {
        text.setFocus();
    }
}
