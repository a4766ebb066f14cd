package org.meridian.ui.viewer.display;

import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.meridian.core.text.Texts;

/** Checks and calibrates the monitors; see {@link MonitorForm}. */
public final class MonitorsPage extends PreferencePage implements IWorkbenchPreferencePage {
    private final Texts texts = Texts.of(MonitorsPage.class);

    @Override
    public void init(IWorkbench workbench) {
        setDescription(texts.get("description"));
        noDefaultAndApplyButton();
    }

    @Override
    protected Control createContents(Composite parent) {
        return new MonitorForm(parent, texts, this::setErrorMessage).control();
    }
}
