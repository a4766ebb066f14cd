package org.meridian.ui.admin;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.meridian.access.Role;
import org.meridian.access.User;
import org.meridian.core.text.Texts;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for a new user's name and roles, or for other roles of one that there is. */
final class UserDialog extends Dialog {
    private static final int WIDTH = 320;

    private final Texts texts = Texts.of(UserDialog.class);
    private final Optional<User> known;
    private final Map<Role, Button> boxes = new EnumMap<>(Role.class);
    private Text field;
    private String name = "";
    private List<Role> roles = List.of();

    UserDialog(Shell parent, Optional<User> known) {
        super(parent);
        this.known = known;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(
                known.map(u -> texts.get("user.roles", u.name())).orElse(texts.get("user.new")));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        area.setLayout(new GridLayout(2, false));
        new Label(area, SWT.NONE).setText(texts.get("user.name"));
        field = new Text(area, SWT.BORDER);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = WIDTH;
        field.setLayoutData(data);
        field.setData("field", "name");
        field.setText(known.map(User::name).orElse(""));
        // a name stands in the ledger and does not change
        field.setEnabled(known.isEmpty());
        field.addModifyListener(e -> complete());
        for (Role role : Role.values()) {
            new Label(area, SWT.NONE).setText(boxes.isEmpty() ? texts.get("user.may") : "");
            Button box = new Button(area, SWT.CHECK);
            box.setText(role.text(texts.locale()));
            box.setSelection(known.filter(u -> u.roles().contains(role)).isPresent());
            box.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> complete()));
            boxes.put(role, box);
        }
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, texts.get("dialog.save"), true);
        createButton(parent, IDialogConstants.CANCEL_ID, texts.get("dialog.cancel"), false);
        complete();
    }

    private void complete() {
        Button save = getButton(IDialogConstants.OK_ID);
        if (save != null) {
            save.setEnabled(!field.getText().isBlank() && !chosen().isEmpty());
        }
    }

    private List<Role> chosen() {
        return boxes.keySet().stream().filter(r -> boxes.get(r).getSelection()).toList();
    }

    @Override
    protected void okPressed() {
        name = field.getText().strip();
        roles = chosen();
        super.okPressed();
    }

    String name() {
        return name;
    }

    List<Role> roles() {
        return roles;
    }
}
