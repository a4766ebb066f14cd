package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.meridian.core.text.Texts;
import org.meridian.ui.viewer.hanging.HangingList;
import org.meridian.ui.viewer.hanging.HangingList.Entry;
import org.meridian.ui.viewer.hanging.HangingProtocol;
import org.meridian.ui.viewer.hanging.HangingScreen;
import org.meridian.ui.viewer.layout.Link;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A list of protocols to be switched and ordered, and the editor of the chosen one below. */
final class HangingForm {
    private static final int LIST_HEIGHT = 100;
    private static final int BUTTONS = 5;

    private final Texts texts;
    private final Consumer<String> problem;
    private final HangingList list;
    private final Composite form;
    private final Table table;
    private final List<Button> buttons;
    private final HangingEditor editor;

    /**
     * @param problem takes what is wrong with a protocol; empty when nothing is
     */
    HangingForm(Composite parent, Texts texts, List<Entry> entries, Consumer<String> problem) {
        this.texts = texts;
        this.problem = problem;
        list = new HangingList(entries);
        form = new Composite(parent, SWT.NONE);
        form.setLayout(new GridLayout(1, false));
        table = new Table(form, SWT.CHECK | SWT.BORDER | SWT.SINGLE);
        table.setData("id", "protocols");
        GridData rows = new GridData(SWT.FILL, SWT.FILL, true, false);
        rows.heightHint = LIST_HEIGHT;
        table.setLayoutData(rows);
        Composite row = new Composite(form, SWT.NONE);
        row.setLayout(new GridLayout(BUTTONS, true));
        row.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        Button fresh = button(row, "new", () -> list.add(fresh()));
        Button copy = button(row, "copy", this::copy);
        buttons =
                List.of(
                        button(row, "delete", list::delete),
                        button(row, "up", () -> list.move(-1)),
                        button(row, "down", () -> list.move(1)),
                        fresh,
                        copy);
        editor = new HangingEditor(form, texts, this::change, this::say);
        editor.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> chosen()));
        fill();
    }

    Control control() {
        return form;
    }

    /** The protocols as they are switched and changed. */
    List<Entry> entries() {
        takeSwitches();
        return list.entries();
    }

    private Button button(Composite row, String key, Runnable change) {
        Button button = new Button(row, SWT.PUSH);
        button.setText(texts.get("hanging." + key));
        button.setData("id", "hanging." + key);
        button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> {
                            takeSwitches();
                            change.run();
                            fill();
                        }));
        return button;
    }

    private HangingProtocol fresh() {
        return new HangingProtocol(
                texts.get("hanging.fresh"),
                "",
                "",
                "",
                0,
                1,
                Link.OFF,
                HangingScreen.single(),
                Optional.empty());
    }

    private void copy() {
        list.entry()
                .map(Entry::protocol)
                .ifPresent(p -> list.add(p.named(texts.get("hanging.copyOf", p.name()))));
    }

    private void takeSwitches() {
        for (int i = 0; i < table.getItemCount(); i++) {
            list.turn(i, table.getItem(i).getChecked());
        }
    }

    private void fill() {
        table.removeAll();
        for (Entry entry : list.entries()) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(entry.protocol().name());
            item.setChecked(entry.on());
        }
        table.select(list.chosen());
        show();
    }

    private void chosen() {
        list.choose(table.getSelectionIndex());
        show();
    }

    private void show() {
        editor.show(list.entry().map(Entry::protocol), list.isOwn());
        say("");
    }

    private void change(HangingProtocol protocol) {
        list.change(protocol);
        table.getItem(list.chosen()).setText(protocol.name());
    }

    /** While something is wrong no other one is chosen, so that it is not lost. */
    private void say(String wrong) {
        table.setEnabled(wrong.isEmpty());
        buttons.get(0).setEnabled(list.isOwn());
        buttons.get(1).setEnabled(wrong.isEmpty() && list.canMove(-1));
        buttons.get(2).setEnabled(wrong.isEmpty() && list.canMove(1));
        buttons.subList(3, BUTTONS).forEach(b -> b.setEnabled(wrong.isEmpty()));
        problem.accept(wrong);
    }
}
