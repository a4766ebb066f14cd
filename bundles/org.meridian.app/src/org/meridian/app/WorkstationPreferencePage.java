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

import java.util.EnumMap;
import java.util.Map;

/**
 * Settings of this workstation: its language, when it locks, when it reminds of a backup, and the
 * network that the ledger is anchored on.
 */
public final class WorkstationPreferencePage extends PreferencePage
        implements IWorkbenchPreferencePage {
    private static final int MOST = 999;

    private final Texts texts = Texts.of(WorkstationPreferencePage.class);
    private Workstation workstation;
    private Combo language;
    private Text network;
    private final Map<Setting, Spinner> numbers = new EnumMap<>(Setting.class);

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
        number(page, Setting.IDLE_MINUTES);
        number(page, Setting.BACKUP_DAYS);
        new Label(page, SWT.WRAP).setText(texts.get("preferences.anchor"));
        network = new Text(page, SWT.BORDER);
        network.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        network.setText(workstation.audit().anchoring().network());
        return page;
    }

    private void number(Composite page, Setting setting) {
        String text = "preferences." + setting.word();
        new Label(page, SWT.WRAP).setText(texts.get(text));
        Spinner spinner = new Spinner(page, SWT.BORDER);
        spinner.setValues(Integer.parseInt(kept(setting)), 0, MOST, 0, 1, 10);
        spinner.setEnabled(workstation.may(Operation.SETTINGS));
        numbers.put(setting, spinner);
        new Label(page, SWT.WRAP).setText(texts.get(text + ".hint"));
    }

    private String kept(Setting setting) {
        return workstation.oversight().settings().get(setting);
    }

    @Override
    public boolean performOk() {
        Language wanted = Language.values()[language.getSelectionIndex()];
        // after the dialog has closed: the program starts again in another language
        language.getDisplay().asyncExec(() -> LanguageAction.offer(wanted));
        numbers.forEach((setting, spinner) -> keep(setting, spinner.getText()));
        String address = network.getText().strip();
        if (!address.equals(workstation.audit().anchoring().network())) {
            anchorOn(address);
        }
        return true;
    }

    private void keep(Setting setting, String value) {
        if (!value.equals(kept(setting))) {
            new BackgroundWork<>(
                            network.getDisplay(),
                            texts.get("preferences.keepingNumber"),
                            progress -> {
                                workstation.oversight().set(setting, value);
                                return value;
                            },
                            kept -> {})
                    .start();
        }
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
