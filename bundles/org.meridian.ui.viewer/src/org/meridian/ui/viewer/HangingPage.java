package org.meridian.ui.viewer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.meridian.core.text.Texts;
import org.osgi.service.prefs.BackingStoreException;

import java.util.Optional;

/** The hanging protocols: which are used, and the text of each, to be changed in one's own. */
public final class HangingPage extends PreferencePage implements IWorkbenchPreferencePage {
    private final Texts texts = Texts.of(HangingPage.class);
    private final HangingSettings settings = new HangingSettings();
    private Optional<HangingForm> form = Optional.empty();

    @Override
    public void init(IWorkbench workbench) {
        setDescription(texts.get("hanging.description"));
        noDefaultButton();
    }

    @Override
    protected Control createContents(Composite parent) {
        HangingForm made = new HangingForm(parent, texts, settings.entries(), this::say);
        form = Optional.of(made);
        return made.control();
    }

    private void say(String wrong) {
        setErrorMessage(wrong.isEmpty() ? null : wrong);
        setValid(wrong.isEmpty());
    }

    @Override
    public boolean performOk() {
        try {
            if (form.isPresent()) {
                settings.keep(form.get().entries());
            }
            return true;
        } catch (BackingStoreException e) {
            ILog.of(HangingPage.class).error("settings not kept", e);
            setErrorMessage(texts.get("presets.notKept"));
            return false;
        }
    }
}
