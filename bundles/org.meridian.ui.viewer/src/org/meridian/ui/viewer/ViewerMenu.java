package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.meridian.core.text.Texts;
import org.meridian.imaging.WindowPreset;
import org.meridian.ui.viewer.model.ViewerAction;
import org.meridian.ui.viewer.model.ViewerInput;
import org.meridian.ui.viewer.model.ViewerModel;

/** The menus of an image, filled each time they are shown. */
final class ViewerMenu {
    private final ViewerModel model;
    private final ViewerInput input;
    private final Texts texts = Texts.of(ViewerMenu.class);
    private final WindowNames names = new WindowNames(texts);
    private final Menu windows;
    private final Menu all;

    ViewerMenu(Control owner, ViewerModel model, ViewerInput input) {
        this.model = model;
        this.input = input;
        windows = new Menu(owner);
        all = new Menu(owner);
    }

    /** The named windows, at the pointer. */
    void showWindows() {
        clear(windows);
        addWindows(windows);
        windows.setVisible(true);
    }

    /** Everything, at the pointer. */
    void showAll() {
        clear(all);
        addWindows(all);
        new MenuItem(all, SWT.SEPARATOR);
        add(all, ViewerAction.FIT, SWT.PUSH, false);
        add(all, ViewerAction.ONE_TO_ONE, SWT.PUSH, false);
        add(all, ViewerAction.INVERT, SWT.CHECK, model.inverted());
        add(all, ViewerAction.OVERLAYS, SWT.CHECK, model.overlays());
        add(all, ViewerAction.RESET, SWT.PUSH, false);
        all.setVisible(true);
    }

    private static void clear(Menu menu) {
        for (MenuItem item : menu.getItems()) {
            item.dispose();
        }
    }

    private void addWindows(Menu menu) {
        add(menu, ViewerAction.AUTO_WINDOW, SWT.PUSH, false).setEnabled(model.window().isPresent());
        model.presets()
                .forEach(
                        (key, preset) ->
                                item(
                                        menu,
                                        ViewerAction.preset(key),
                                        SWT.PUSH,
                                        line(preset) + "\t" + key));
    }

    private String line(WindowPreset preset) {
        return texts.get(
                "window.preset",
                // an ampersand would be eaten as a mnemonic
                names.of(preset).replace("&", "&&"),
                WindowNames.number(preset.window().width()),
                WindowNames.number(preset.window().center()));
    }

    private MenuItem add(Menu menu, ViewerAction action, int style, boolean selected) {
        MenuItem item = item(menu, action, style, texts.get("action." + action));
        item.setSelection(selected);
        return item;
    }

    private MenuItem item(Menu menu, ViewerAction action, int style, String text) {
        MenuItem item = new MenuItem(menu, style);
        item.setText(text);
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> input.run(action)));
        return item;
    }
}
