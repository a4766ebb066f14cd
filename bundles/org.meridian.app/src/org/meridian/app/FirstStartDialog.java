package org.meridian.app;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.meridian.core.text.Texts;
import org.meridian.store.RecoveryCode;
import org.meridian.store.Unlocking;
import org.meridian.ui.DialogForm;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Asks at the first start who works here, says what the program is not, and offers the sample or to
 * restore a backup instead.
 */
final class FirstStartDialog extends TitleAreaDialog {
    /** The answer when another language was chosen: start again in it. */
    static final int RESTART = 100;

    /** The answer when a backup is to become the archive. */
    static final int RESTORE = 101;

    static final int TEXT_WIDTH = 520;

    private final Texts texts = Texts.of(FirstStartDialog.class);
    private final Path home;
    private String user = "";
    private boolean sample = true;
    private boolean sealing = true;
    private NewPassphrase passphrase;
    private Optional<Unlocking.Seal> seal = Optional.empty();
    private Optional<Path> backup = Optional.empty();

    FirstStartDialog(Shell parent, Path home) {
        super(parent);
        this.home = home;
    }

    String user() {
        return user;
    }

    /** What the archive is sealed with; empty where its key is to lie beside it. */
    Optional<Unlocking.Seal> seal() {
        return seal;
    }

    /** The folder of backups that was chosen. */
    Optional<Path> backup() {
        return backup;
    }

    boolean sampleWanted() {
        return sample;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("product"));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(texts.get("first.title"));
        setMessage(texts.get("first.message"));
        Composite form = DialogForm.in(area, 2);
        new Label(form, SWT.NONE).setText(texts.get("first.user"));
        Text name = new Text(form, SWT.BORDER);
        name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        name.addModifyListener(
                e -> {
                    user = name.getText().strip();
                    enable();
                });
        new Label(form, SWT.NONE).setText(texts.get("first.language"));
        languages(form);
        Label warning = new Label(form, SWT.WRAP);
        warning.setText(texts.get("disclaimer") + "\n\n" + texts.get("first.consent"));
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
        wide.widthHint = TEXT_WIDTH;
        warning.setLayoutData(wide);
        protection(form);
        Button offer = new Button(form, SWT.CHECK);
        offer.setText(texts.get("first.sample"));
        offer.setSelection(sample);
        offer.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        offer.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> sample = offer.getSelection()));
        return area;
    }

    private void protection(Composite form) {
        Button protect = new Button(form, SWT.CHECK);
        protect.setText(texts.get("first.protect"));
        protect.setSelection(sealing);
        protect.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        Label without = new Label(form, SWT.WRAP);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
        wide.widthHint = TEXT_WIDTH;
        without.setLayoutData(wide);
        without.setText(texts.get("first.sealed"));
        passphrase = new NewPassphrase(form, texts, this::enable);
        protect.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> {
                            sealing = protect.getSelection();
                            without.setText(texts.get(sealing ? "first.sealed" : "first.key"));
                            passphrase.setEnabled(sealing);
                            enable();
                        }));
    }

    /** The passphrase stands only when the recovery code has been taken down. */
    @Override
    protected void okPressed() {
        if (sealing) {
            RecoveryCode code = RecoveryCode.random();
            if (!RecoveryCodeDialog.show(getShell(), code)) {
                return;
            }
            seal = Optional.of(new Unlocking.Seal(passphrase.passphrase(), code));
        }
        super.okPressed();
    }

    private void languages(Composite form) {
        Composite choices = new Composite(form, SWT.NONE);
        choices.setLayout(new GridLayout(Language.values().length, false));
        for (Language language : Language.values()) {
            Button choice = new Button(choices, SWT.RADIO);
            choice.setText(language.label());
            choice.setSelection(language == Language.current());
            choice.addSelectionListener(
                    SelectionListener.widgetSelectedAdapter(
                            e -> {
                                if (choice.getSelection() && language != Language.current()) {
                                    language.choose(home);
                                    setReturnCode(RESTART);
                                    close();
                                }
                            }));
        }
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, RESTORE, texts.get("first.restore"), false);
        super.createButtonsForButtonBar(parent);
        getButton(IDialogConstants.OK_ID).setText(texts.get("first.start"));
        getButton(IDialogConstants.CANCEL_ID).setText(texts.get("first.cancel"));
        enable();
    }

    @Override
    protected void buttonPressed(int button) {
        if (button != RESTORE) {
            super.buttonPressed(button);
            return;
        }
        DirectoryDialog dialog = new DirectoryDialog(getShell());
        dialog.setText(texts.get("first.restore"));
        dialog.setMessage(texts.get("first.restore.where"));
        backup = Optional.ofNullable(dialog.open()).map(Path::of);
        if (backup.isPresent()) {
            setReturnCode(RESTORE);
            close();
        }
    }

    private void enable() {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(!user.isEmpty() && (!sealing || passphrase.isAcceptable()));
        }
    }
}
