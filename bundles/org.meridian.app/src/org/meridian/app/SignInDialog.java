package org.meridian.app;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.meridian.access.User;
import org.meridian.core.MeridianException;
import org.meridian.core.text.Texts;
import org.meridian.store.Passphrase;
import org.meridian.ui.DialogForm;
import org.meridian.workflow.SignIn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Asks who sits down, and for their password; closes with OK only after it was right. */
final class SignInDialog extends TitleAreaDialog {
    private final Texts texts = Texts.of(SignInDialog.class);
    private final SignIn signIn;
    private Combo user;
    private Text password;

    SignInDialog(Shell parent, SignIn signIn) {
        super(parent);
        this.signIn = signIn;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("product"));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(texts.get("signIn.title"));
        setMessage(texts.get("signIn.message"));
        Composite form = DialogForm.in(area, 2);
        new Label(form, SWT.NONE).setText(texts.get("signIn.user"));
        user = new Combo(form, SWT.DROP_DOWN | SWT.READ_ONLY);
        user.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        List<String> names = signIn.users().stream().map(User::name).toList();
        user.setItems(names.toArray(String[]::new));
        user.select(Math.max(0, names.indexOf(signIn.user())));
        new Label(form, SWT.NONE).setText(texts.get("signIn.password"));
        password = new Text(form, SWT.BORDER | SWT.PASSWORD);
        password.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        password.setFocus();
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        getButton(IDialogConstants.OK_ID).setText(texts.get("signIn.enter"));
        getButton(IDialogConstants.CANCEL_ID).setText(texts.get("first.cancel"));
    }

    @Override
    protected void okPressed() {
        char[] typed = password.getTextChars();
        try (Passphrase given = Passphrase.of(typed)) {
            signIn.enter(user.getText(), given);
            super.okPressed();
        } catch (MeridianException e) {
            setMessage(e.line(Locale.getDefault()), IMessageProvider.ERROR);
            password.setText("");
            password.setFocus();
        } finally {
            Arrays.fill(typed, '\0');
        }
    }
}
