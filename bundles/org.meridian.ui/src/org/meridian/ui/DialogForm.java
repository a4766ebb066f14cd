package org.meridian.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

/** The part of a dialog that holds its fields, with the product's margins. Stateless. */
public final class DialogForm {
    private static final int MARGIN = 16;
    private static final int BETWEEN_ROWS = 12;

    private DialogForm() {}

    /** A grid of that many columns that fills a dialog's area. */
    public static Composite in(Composite area, int columns) {
        Composite form = new Composite(area, SWT.NONE);
        form.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = MARGIN;
        layout.verticalSpacing = BETWEEN_ROWS;
        form.setLayout(layout);
        return form;
    }
}
