package org.meridian.ui.archive;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.meridian.search.Suggestion;

import java.util.List;
import java.util.function.Consumer;

/**
 * Suggestions below a field. The focus stays in the field, so that an input method goes on
 * composing: Down and Up walk through them, Return takes the chosen one, Escape closes them; none
 * is chosen before somebody walks, so that Return otherwise means what was typed.
 */
final class SuggestionList {
    private final Text field;
    private final Shell shell;
    private final Table table;
    private boolean typing;
    private final Consumer<String> take;

    /**
     * @param take gets the text of what is chosen
     */
    SuggestionList(Text field, Consumer<String> take) {
        this.field = field;
        this.take = take;
        shell = new Shell(field.getShell(), SWT.NO_TRIM | SWT.ON_TOP | SWT.NO_FOCUS | SWT.TOOL);
        shell.setLayout(new FillLayout());
        shell.setData("id", "suggestions");
        table = new Table(shell, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        table.addListener(SWT.MouseDown, this::clicked);
        field.addListener(SWT.KeyDown, this::pressed);
        field.addListener(SWT.KeyDown, e -> typing = true);
        field.addListener(SWT.FocusOut, e -> typing = false);
        field.addListener(SWT.FocusOut, e -> field.getDisplay().asyncExec(this::closeUnlessUsed));
        field.addListener(SWT.Dispose, e -> shell.dispose());
        field.getShell().addListener(SWT.Move, e -> hide());
    }

    /** Shows what may be meant; nothing where there is none or nobody types any more. */
    void show(List<Suggestion> suggestions) {
        if (suggestions.isEmpty() || !typing) {
            hide();
            return;
        }
        table.removeAll();
        for (Suggestion suggestion : suggestions) {
            new TableItem(table, SWT.NONE).setText(suggestion.text());
        }
        table.deselectAll();
        // by its parent: a field that was moved says where it was
        Rectangle at = field.getDisplay().map(field.getParent(), null, field.getBounds());
        Point wanted = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        shell.setBounds(at.x, at.y + at.height, Math.max(wanted.x, at.width / 2), wanted.y);
        shell.setVisible(true);
    }

    void hide() {
        if (!shell.isDisposed()) {
            shell.setVisible(false);
        }
    }

    private void closeUnlessUsed() {
        if (!field.isDisposed() && !shell.isDisposed() && !table.isFocusControl()) {
            hide();
        }
    }

    private void pressed(Event event) {
        if (!shell.isVisible()) {
            return;
        }
        int chosen = table.getSelectionIndex();
        switch (event.keyCode) {
            case SWT.ARROW_DOWN -> choose(event, Math.min(chosen + 1, table.getItemCount() - 1));
            case SWT.ARROW_UP -> choose(event, Math.max(chosen - 1, 0));
            case SWT.ESC -> {
                event.doit = false;
                hide();
            }
            case SWT.CR, SWT.KEYPAD_CR -> {
                if (chosen >= 0) {
                    event.doit = false;
                    take(table.getItem(chosen));
                } else {
                    hide();
                }
            }
            default -> {
                // goes on typing
            }
        }
    }

    private void choose(Event event, int index) {
        event.doit = false;
        table.setSelection(index);
    }

    private void clicked(Event event) {
        TableItem item = table.getItem(new Point(event.x, event.y));
        if (item != null) {
            take(item);
        }
    }

    private void take(TableItem item) {
        String text = item.getText();
        hide();
        take.accept(text);
    }
}
