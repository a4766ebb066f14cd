package org.meridian.ui.admin;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.meridian.access.User;
import org.meridian.core.text.Texts;
import org.meridian.store.Passphrase;

import java.util.Arrays;

/** Asks twice for a user's new password. */
final class PasswordDialog extends Dialog {
    private static final int WIDTH = 320;

    private final Texts texts = Texts.of(PasswordDialog.class);
    private final User user;
    private Text first;
    private Text second;
    private Label state;
    private Passphrase password;

    PasswordDialog(Shell parent, User user) {
        super(parent);
        this.user = user;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("password.title", user.name()));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        area.setLayout(new GridLayout(2, false));
        first = field(area, "password.new");
        second = field(area, "password.again");
        state = new Label(area, SWT.WRAP);
        state.setText(texts.get("password.short", Passphrase.LEAST_LENGTH));
        state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        return area;
    }

    private Text field(Composite area, String key) {
        new Label(area, SWT.NONE).setText(texts.get(key));
        Text field = new Text(area, SWT.BORDER | SWT.PASSWORD);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = WIDTH;
        field.setLayoutData(data);
        field.setData("field", key);
        field.addModifyListener(e -> complete());
        return field;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, texts.get("dialog.save"), true);
        createButton(parent, IDialogConstants.CANCEL_ID, texts.get("dialog.cancel"), false);
        complete();
    }

    private void complete() {
        Button save = getButton(IDialogConstants.OK_ID);
        if (save == null) {
            return;
        }
        try (Passphrase one = typed(first);
                Passphrase other = typed(second)) {
            boolean enough = one.isLongEnough();
            boolean same = one.isSame(other);
            String said =
                    !enough ? "password.short" : same ? "password.good" : "password.different";
            state.setText(texts.get(said, Passphrase.LEAST_LENGTH));
            save.setEnabled(enough && same);
        }
    }

    private static Passphrase typed(Text field) {
        char[] typed = field.getTextChars();
        try {
            return Passphrase.of(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    @Override
    protected void okPressed() {
        password = typed(first);
        super.okPressed();
    }

    /** What was typed, the caller's to close. */
    Passphrase password() {
        return password;
    }
}
