package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Text;
import org.meridian.core.text.Texts;
import org.meridian.ui.viewer.hanging.HangingFault;
import org.meridian.ui.viewer.hanging.HangingProtocol;
import org.meridian.ui.viewer.hanging.HangingText;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One protocol in three sheets: when it is used, what each cell shows, and its text, by which it is
 * exchanged.
 */
final class HangingEditor {
    private static final int CELLS = 1;
    private static final int TEXT = 2;

    private final Texts texts;
    private final Consumer<HangingProtocol> change;
    private final Consumer<String> problem;
    private final TabFolder sheets;
    private final HangingConditions conditions;
    private final HangingCells cells;
    private final Text text;
    private Optional<HangingProtocol> protocol = Optional.empty();
    private boolean own;
    private boolean filling;
    private boolean unread;

    /**
     * @param change takes the protocol as it has become
     * @param problem takes what is wrong with it; empty when nothing is
     */
    HangingEditor(
            Composite parent,
            Texts texts,
            Consumer<HangingProtocol> change,
            Consumer<String> problem) {
        this.texts = texts;
        this.change = change;
        this.problem = problem;
        sheets = new TabFolder(parent, SWT.NONE);
        sheets.setData("id", "hanging");
        conditions = new HangingConditions(sheets, texts, () -> readForm(this::conditions));
        cells = new HangingCells(sheets, texts, () -> readForm(this::cells));
        text = new Text(sheets, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setData("id", "protocol");
        text.addModifyListener(e -> readText());
        sheet("conditions", conditions.control());
        sheet("cells", cells.control());
        sheet("text", text);
        sheets.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> turn()));
    }

    Control control() {
        return sheets;
    }

    private void sheet(String key, Control content) {
        TabItem sheet = new TabItem(sheets, SWT.NONE);
        sheet.setText(texts.get("hanging." + key));
        sheet.setControl(content);
    }

    /**
     * Shows another protocol.
     *
     * @param editable whether it may be changed
     */
    void show(Optional<HangingProtocol> shown, boolean editable) {
        protocol = shown;
        own = editable;
        unread = false;
        fill();
    }

    /** A text that is no protocol, or a number that is none, is not left behind. */
    private void turn() {
        if (unread) {
            sheets.setSelection(TEXT);
        } else if (own && cells.isWindowWrong()) {
            sheets.setSelection(CELLS);
        } else {
            fill();
            check();
        }
    }

    private void fill() {
        filling = true;
        sheets.setEnabled(protocol.isPresent());
        protocol.ifPresent(
                p -> {
                    conditions.show(p, own);
                    cells.show(p, own);
                    text.setText(HangingText.write(p));
                    text.setEditable(own);
                });
        filling = false;
    }

    private HangingProtocol conditions(HangingProtocol of) {
        return conditions.read(of);
    }

    private HangingProtocol cells(HangingProtocol of) {
        return cells.read(of);
    }

    private void readForm(UnaryOperator<HangingProtocol> form) {
        if (!filling && own) {
            protocol.map(form).ifPresent(this::take);
            check();
        }
    }

    private void readText() {
        if (filling || !own) {
            return;
        }
        try {
            take(HangingText.read(text.getText(), Locale.getDefault()));
            unread = false;
            check();
        } catch (IllegalArgumentException e) {
            unread = true;
            problem.accept(texts.get("hanging.wrong", String.valueOf(e.getMessage())));
        }
    }

    private void take(HangingProtocol now) {
        protocol = Optional.of(now);
        change.accept(now);
    }

    private void check() {
        if (own && cells.isWindowWrong()) {
            problem.accept(texts.get("hanging.fault.WINDOW"));
        } else {
            problem.accept(
                    protocol.filter(p -> own)
                            .flatMap(HangingFault::of)
                            .map(f -> texts.get("hanging.fault." + f))
                            .orElse(""));
        }
    }
}
