package org.meridian.app;

import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.meridian.access.Operation;
import org.meridian.access.Setting;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.workflow.Workstation;

/**
 * Settings of this workstation: its language, when it locks, and the network that the ledger is
 * anchored on.
 */
public final class WorkstationPreferencePage extends PreferencePage
        implements IWorkbenchPreferencePage {
    private static final int LONGEST_IDLE = 999;

    private final Texts texts = Texts.of(WorkstationPreferencePage.class);
    private Workstation workstation;
    private Combo language;
    private Text network;
    private Spinner idle;

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
        new Label(page, SWT.WRAP).setText(texts.get("preferences.idle"));
        idle = new Spinner(page, SWT.BORDER);
        idle.setValues(idleMinutes(), 0, LONGEST_IDLE, 0, 1, 10);
        idle.setEnabled(workstation.may(Operation.SETTINGS));
        new Label(page, SWT.WRAP).setText(texts.get("preferences.idle.hint"));
        new Label(page, SWT.WRAP).setText(texts.get("preferences.anchor"));
        network = new Text(page, SWT.BORDER);
        network.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        network.setText(workstation.audit().anchoring().network());
        return page;
    }

    private int idleMinutes() {
        return Integer.parseInt(workstation.oversight().settings().get(Setting.IDLE_MINUTES));
    }

    @Override
    public boolean performOk() {
        Language wanted = Language.values()[language.getSelectionIndex()];
        // after the dialog has closed: the program starts again in another language
        language.getDisplay().asyncExec(() -> LanguageAction.offer(wanted));
        int minutes = idle.getSelection();
        if (minutes != idleMinutes()) {
            new BackgroundWork<>(
                            network.getDisplay(),
                            texts.get("preferences.keepingIdle"),
                            progress -> {
                                workstation
                                        .oversight()
                                        .set(Setting.IDLE_MINUTES, Integer.toString(minutes));
                                return minutes;
                            },
                            kept -> {})
                    .start();
        }
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
