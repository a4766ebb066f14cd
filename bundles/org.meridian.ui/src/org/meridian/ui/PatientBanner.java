package org.meridian.ui;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.meridian.core.event.Events.Registration;
import org.meridian.ui.PatientContext.Selection;

import java.util.Locale;

/**
 * Whose record a view shows, in one line at its top: name, ID, sex, age, birth date. The same in
 * every view; follows the context by itself until it is disposed. Used on the UI thread.
 */
public final class PatientBanner extends Composite {
    private final PatientText text = new PatientText(Locale.getDefault());
    private final Label line;

    public PatientBanner(Composite parent, PatientContext context) {
        super(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 3).applyTo(this);
        // in a narrow view it takes two lines rather than hide the sex or the age
        line = new Label(this, SWT.WRAP);
        line.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.minimumWidth = 1;
        line.setLayoutData(data);
        Registration registration = context.listen(this::show);
        addDisposeListener(e -> registration.close());
        show(context.selection());
    }

    private void show(Selection selection) {
        String shown =
                selection
                        .patient()
                        .map(p -> text.line(p, selection.study()))
                        .orElseGet(text::nobody);
        // an ampersand would be eaten as a mnemonic
        line.setText(shown.replace("&", "&&"));
        line.setToolTipText(shown.replace("&", "&&"));
        // a Chinese name is higher than a Latin one
        line.requestLayout();
    }
}
