package org.meridian.ui.archive;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.meridian.core.text.Texts;
import org.meridian.search.ReadQuery;
import org.meridian.search.Understood;
import org.meridian.search.UnderstoodTexts;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was understood, a button each: its menu takes the condition away, or turns its words back
 * into plain ones.
 */
final class Chips {
    private final Composite row;
    private final Texts texts;
    private final UnderstoodTexts told;
    private final Consumer<String> change;
    private List<Understood> shown = List.of();

    /**
     * @param change takes the text that is left
     */
    Chips(Composite parent, int span, Texts texts, Consumer<String> change) {
        this.texts = texts;
        this.change = change;
        told = new UnderstoodTexts(texts.locale());
        row = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout();
        layout.marginTop = 0;
        layout.marginBottom = 0;
        row.setLayout(layout);
        row.setData("id", "chips");
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, span, 1);
        data.exclude = true;
        row.setLayoutData(data);
    }

    void show(Optional<ReadQuery> query) {
        List<Understood> understood = query.map(ReadQuery::understood).orElse(List.of());
        if (understood.equals(shown)) {
            return;
        }
        shown = understood;
        for (Control chip : row.getChildren()) {
            chip.dispose();
        }
        query.ifPresent(q -> understood.forEach(one -> add(q, one)));
        ((GridData) row.getLayoutData()).exclude = understood.isEmpty();
        row.setVisible(!understood.isEmpty());
        row.getParent().layout(true, true);
    }

    private void add(ReadQuery query, Understood one) {
        Button chip = new Button(row, SWT.PUSH);
        chip.setText(told.of(one).replace("&", "&&"));
        chip.setToolTipText(texts.get("chips.tip", one.words()));
        Menu menu = new Menu(chip);
        entry(menu, texts.get("chips.remove"), query.without(one));
        entry(menu, texts.get("chips.words", one.words()), query.asWords(one));
        chip.setMenu(menu);
        chip.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> menu.setVisible(true)));
    }

    private void entry(Menu menu, String text, String left) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text.replace("&", "&&"));
        item.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> change.accept(left)));
    }
}
