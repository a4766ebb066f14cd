package org.meridian.app;

import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.workflow.Workstation;

/** Settings of this workstation: its language, and the network that the ledger is anchored on. */
public final class WorkstationPreferencePage extends PreferencePage
        implements IWorkbenchPreferencePage {
    private final Texts texts = Texts.of(WorkstationPreferencePage.class);
    private Workstation workstation;
    private Combo language;
    private Text network;

    @Override
    public void init(IWorkbench workbench) {
        workstation = workbench.getService(Workstation.class);
        setDescription(texts.get("preferences.description"));
        noDefaultAndApplyButton();
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout());
        new Label(page, SWT.WRAP).setText(texts.get("preferences.language"));
        language = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
        for (Language each : Language.values()) {
            language.add(each.label());
        }
        language.select(Language.current().ordinal());
        new Label(page, SWT.WRAP).setText(texts.get("preferences.anchor"));
        network = new Text(page, SWT.BORDER);
        network.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        network.setText(workstation.audit().anchoring().network());
        return page;
    }

    @Override
    public boolean performOk() {
        Language wanted = Language.values()[language.getSelectionIndex()];
        // after the dialog has closed: the program starts again in another language
        language.getDisplay().asyncExec(() -> LanguageAction.offer(wanted));
        String address = network.getText().strip();
        if (!address.equals(workstation.audit().anchoring().network())) {
            anchorOn(address);
        }
        return true;
    }

    private void anchorOn(String address) {
        new BackgroundWork<>(
                        network.getDisplay(),
                        texts.get("preferences.keeping"),
                        progress -> {
                            workstation.audit().anchoring().useNetwork(address);
                            return workstation.audit().anchoring().anchor(progress);
                        },
                        anchors -> {})
                .start();
    }
}
