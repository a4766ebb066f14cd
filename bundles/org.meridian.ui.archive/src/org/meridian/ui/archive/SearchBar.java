package org.meridian.ui.archive;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.meridian.archive.SavedSearch;
import org.meridian.core.text.Texts;
import org.meridian.search.Suggestion;
import org.meridian.ui.BackgroundWork;
import org.meridian.workflow.Searches;

import java.util.List;
import java.util.function.Consumer;

/** Where one types what to find, with suggestions, and the menu of one's own searches. */
final class SearchBar {
    /** Wait this long after a key before searching. */
    private static final int TYPING_PAUSE_MS = 150;

    private static final int SUGGESTIONS = 8;

    private final Texts texts;
    private final Searches searches;
    private final Consumer<String> ask;
    private final Text field;
    private final Button own;
    private final SuggestionList suggestions;
    private int typed;
    private boolean chosen;

    /**
     * Takes two columns of the parent's grid.
     *
     * @param ask gets what is to be found
     */
    SearchBar(Composite parent, Texts texts, Searches searches, Consumer<String> ask) {
        this.texts = texts;
        this.searches = searches;
        this.ask = ask;
        field = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        field.setMessage(texts.get("patients.query"));
        field.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        field.addModifyListener(e -> field.getDisplay().timerExec(TYPING_PAUSE_MS, typed()));
        suggestions = new SuggestionList(field, this::take);
        own = new Button(parent, SWT.PUSH);
        own.setText(texts.get("saved.button"));
        own.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> openMenu()));
    }

    Text field() {
        return field;
    }

    /** Puts a text into the field and asks for it. */
    void put(String text) {
        chosen = true;
        field.setText(text);
        field.setSelection(text.length());
    }

    /**
     * Looks for suggestions while somebody types; a choice is not followed by others.
     *
     * @param wanted whether they could help
     */
    void suggest(PatientsModel.Listing list, boolean wanted) {
        if (chosen || !wanted || list.query().isEmpty()) {
            chosen = false;
            suggestions.hide();
            return;
        }
        int mine = typed;
        new BackgroundWork<List<Suggestion>>(
                        field.getDisplay(),
                        texts.get("patients.searching"),
                        progress -> list.suggestions(SUGGESTIONS),
                        found -> {
                            if (mine == typed && !field.isDisposed()) {
                                suggestions.show(found);
                            }
                        })
                .start();
    }

    private Runnable typed() {
        int mine = ++typed;
        return () -> {
            if (mine == typed && !field.isDisposed()) {
                ask.accept(field.getText());
            }
        };
    }

    /** A suggestion stands for the last word. */
    private void take(String suggestion) {
        String text = field.getText();
        put(text.substring(0, text.lastIndexOf(' ') + 1) + suggestion);
    }

    private void openMenu() {
        new BackgroundWork<>(
                        field.getDisplay(),
                        texts.get("saved.button"),
                        progress -> searches.saved(),
                        this::showMenu)
                .start();
    }

    private void showMenu(List<SavedSearch> saved) {
        if (own.isDisposed()) {
            return;
        }
        Menu menu = new Menu(own);
        saved.forEach(s -> entry(menu, s.name(), () -> put(s.text())));
        if (!saved.isEmpty()) {
            new MenuItem(menu, SWT.SEPARATOR);
        }
        entry(menu, texts.get("saved.save"), this::save).setEnabled(!field.getText().isBlank());
        if (!saved.isEmpty()) {
            MenuItem forget = new MenuItem(menu, SWT.CASCADE);
            forget.setText(texts.get("saved.forget"));
            Menu names = new Menu(menu);
            forget.setMenu(names);
            saved.forEach(
                    s -> entry(names, s.name(), () -> change(() -> searches.forget(s.name()))));
        }
        // the entry's own action comes after the menu is hidden
        menu.addListener(SWT.Hide, e -> field.getDisplay().asyncExec(() -> disposeLater(menu)));
        own.setMenu(menu);
        menu.setVisible(true);
    }

    private static void disposeLater(Menu menu) {
        if (!menu.isDisposed()) {
            menu.getDisplay().asyncExec(menu::dispose);
        }
    }

    private static MenuItem entry(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text.replace("&", "&&"));
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
        return item;
    }

    private void save() {
        String text = field.getText();
        InputDialog dialog =
                new InputDialog(
                        field.getShell(),
                        texts.get("saved.title"),
                        texts.get("saved.name"),
                        text,
                        name -> name.isBlank() ? "" : null);
        if (dialog.open() == Window.OK) {
            String name = dialog.getValue();
            change(() -> searches.save(name, text));
        }
    }

    private void change(Runnable change) {
        new BackgroundWork<>(
                        field.getDisplay(),
                        texts.get("saved.button"),
                        progress -> {
                            change.run();
                            return true;
                        },
                        done -> {})
                .start();
    }
}
