package org.meridian.ui.viewer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.meridian.core.text.Texts;
import org.osgi.service.prefs.BackingStoreException;

import java.util.Optional;

/** The hanging protocols: which are used, in which order, and each in a form. */
public final class HangingPage extends PreferencePage implements IWorkbenchPreferencePage {
    private final Texts texts = Texts.of(HangingPage.class);
    private final HangingSettings settings = new HangingSettings();
    private Optional<HangingForm> form = Optional.empty();

    @Override
    public void init(IWorkbench workbench) {
        setDescription(texts.get("hanging.description"));
        noDefaultAndApplyButton();
    }

    @Override
    protected Control createContents(Composite parent) {
        HangingForm made = new HangingForm(parent, texts, settings.entries(), this::say);
        form = Optional.of(made);
        return made.control();
    }

    /** The dialog has the size in which it was left, perhaps at a smaller page. */
    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            getShell().getDisplay().asyncExec(() -> form.ifPresent(f -> enlarge(f.control())));
        }
    }

    /** Makes the dialog as large as the form wants, as far as the screen goes. */
    private void enlarge(Control content) {
        if (content.isDisposed()) {
            return;
        }
        Shell dialog = content.getShell();
        Composite page = content.getParent();
        Composite seen = page.getParent().getParent();
        Point wants = content.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        Point at = dialog.getDisplay().map(content, seen, 0, 0);
        Rectangle body = content.getBounds();
        int below = page.getSize().y - body.y - body.height;
        Rectangle screen = dialog.getMonitor().getClientArea();
        Rectangle now = dialog.getBounds();
        int width = now.width + Math.max(0, at.x + wants.x + body.x - seen.getSize().x);
        int height = now.height + Math.max(0, at.y + wants.y + below - seen.getSize().y);
        dialog.setBounds(
                Math.max(screen.x, Math.min(now.x, screen.x + screen.width - width)),
                Math.max(screen.y, Math.min(now.y, screen.y + screen.height - height)),
                Math.min(screen.width, width),
                Math.min(screen.height, height));
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
