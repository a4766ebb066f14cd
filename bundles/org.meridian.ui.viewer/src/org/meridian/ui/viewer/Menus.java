package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** Items of menus that are made anew each time they open. */
final class Menus {
    private Menus() {}

    /** A menu behind an item of another one. */
    static Menu inner(Menu menu, String title) {
        MenuItem opening = new MenuItem(menu, SWT.CASCADE);
        opening.setText(title);
        Menu inner = new Menu(opening);
        opening.setMenu(inner);
        return inner;
    }

    /** One of several choices. */
    static void radio(Menu menu, String text, boolean selected, Runnable choose) {
        MenuItem item = new MenuItem(menu, SWT.RADIO);
        item.setText(text);
        item.setSelection(selected);
        item.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> {
                            if (item.getSelection()) {
                                choose.run();
                            }
                        }));
    }
}
