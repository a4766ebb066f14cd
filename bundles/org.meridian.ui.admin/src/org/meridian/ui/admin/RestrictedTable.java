package org.meridian.ui.admin;

import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.meridian.access.AccessError;
import org.meridian.access.Operation;
import org.meridian.access.Role;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.RecordTable;
import org.meridian.workflow.Workstation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A table of records with buttons above it, which only who has the right to an operation sees; who
 * has not is told who may. Used on the UI thread.
 */
final class RestrictedTable<T> {
    private final Texts texts = Texts.of(RestrictedTable.class);
    private final Workstation workstation;
    private final Operation operation;
    private final Supplier<List<T>> reading;
    private final Class<T> type;
    private final Composite buttons;
    private final Label refusal;
    private final RecordTable<T> records;
    private final Map<Button, Predicate<Optional<T>>> enabled = new LinkedHashMap<>();
    private Consumer<List<T>> whenRead = rows -> {};
    private boolean permitted;
    private int asked;

    RestrictedTable(
            Composite parent,
            Workstation workstation,
            Operation operation,
            Supplier<List<T>> reading,
            Class<T> type) {
        this.workstation = workstation;
        this.operation = operation;
        this.reading = reading;
        this.type = type;
        parent.setLayout(new GridLayout());
        buttons = new Composite(parent, SWT.NONE);
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        RowLayout row = new RowLayout();
        row.marginLeft = 0;
        buttons.setLayout(row);
        refusal = new Label(parent, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.minimumWidth = 1;
        data.exclude = true;
        refusal.setLayoutData(data);
        records = new RecordTable<>(parent, 1, texts, type);
        records.viewer().addSelectionChangedListener(e -> enable());
    }

    RecordTable<T> records() {
        return records;
    }

    /** A button, for the chosen record or, where the condition holds for none, without one. */
    Button button(String key, Predicate<Optional<T>> when, Consumer<Optional<T>> press) {
        Button button = new Button(buttons, SWT.PUSH);
        button.setText(texts.get(key));
        button.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> press.accept(chosen())));
        button.setEnabled(false);
        enabled.put(button, when);
        return button;
    }

    /** Calls this with all rows whenever they were read. */
    void whenRead(Consumer<List<T>> listener) {
        whenRead = listener;
    }

    private Optional<T> chosen() {
        Object first = records.viewer().getStructuredSelection().getFirstElement();
        return Optional.ofNullable(first).map(type::cast);
    }

    /** Reads the rows again, and whether the user of now may see them. */
    void refresh() {
        if (refusal.isDisposed()) {
            return;
        }
        int mine = ++asked;
        new BackgroundWork<Optional<List<T>>>(
                        refusal.getDisplay(),
                        texts.get("reading"),
                        progress ->
                                workstation.may(operation)
                                        ? Optional.of(reading.get())
                                        : Optional.empty(),
                        rows -> {
                            if (mine == asked && !refusal.isDisposed()) {
                                show(rows);
                            }
                        })
                .start();
    }

    private void show(Optional<List<T>> rows) {
        permitted = rows.isPresent();
        refusal.setText(
                permitted
                        ? ""
                        : AccessError.ROLE.text(
                                texts.locale(), operation, Role.thatMay(operation)));
        ((GridData) refusal.getLayoutData()).exclude = permitted;
        refusal.setVisible(!permitted);
        int row = records.viewer().getTable().getSelectionIndex();
        List<T> shown = rows.orElse(List.of());
        records.viewer().setInput(shown);
        if (row >= 0 && row < shown.size()) {
            records.viewer().setSelection(new StructuredSelection(shown.get(row)));
        }
        enable();
        whenRead.accept(shown);
        refusal.getParent().layout();
    }

    private void enable() {
        enabled.forEach((button, when) -> button.setEnabled(permitted && when.test(chosen())));
        buttons.layout();
    }

    /** Does something to what is shown, and shows it again. */
    void change(Function<Workstation, ?> work) {
        new BackgroundWork<Object>(
                        refusal.getDisplay(),
                        texts.get("changing"),
                        progress -> work.apply(workstation),
                        done -> refresh())
                .start();
    }

    void setFocus() {
        records.viewer().getControl().setFocus();
        refresh();
    }
}
