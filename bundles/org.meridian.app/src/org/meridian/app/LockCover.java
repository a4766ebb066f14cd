package org.meridian.app;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.events.ShellListener;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.meridian.access.User;
import org.meridian.core.text.Texts;
import org.meridian.store.Passphrase;
import org.meridian.workflow.ScreenLock;
import org.meridian.workflow.ScreenLock.Way;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is seen while it is locked: the time, who works here, the devices that record, without
 * names, and the fields that open it.
 */
final class LockCover {
    private static final int REFRESH_MS = 1000;
    private static final int TIME_POINTS = 40;
    private static final int DEVICES_POINTS = 15;
    private static final int FORM_WIDTH = 440;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Texts texts = Texts.of(LockCover.class);
    private final ScreenLock lock;
    private final String user;
    private final List<String> names;
    private final Shell shell;
    private final Label time;
    private final Label devices;
    private final Combo name;
    private final Composite fields;
    private final Label reason;
    private final Button unlock;
    private Optional<SecretField> secret = Optional.empty();

    LockCover(Display display, ScreenLock lock, Rectangle place) {
        this.lock = lock;
        user = lock.user();
        names = lock.users().stream().map(User::name).toList();
        // no button closes it
        shell = new Shell(display, SWT.TITLE | SWT.RESIZE | SWT.MIN | SWT.MAX);
        shell.setText(texts.get("product"));
        shell.setBounds(place);
        shell.setLayout(new GridLayout());
        shell.addShellListener(ShellListener.shellClosedAdapter(e -> e.doit = false));
        Composite form = new Composite(shell, SWT.NONE);
        GridData middle = new GridData(SWT.CENTER, SWT.CENTER, true, true);
        middle.widthHint = FORM_WIDTH;
        form.setLayoutData(middle);
        GridLayout layout = new GridLayout(2, false);
        layout.verticalSpacing = 12;
        form.setLayout(layout);
        time = line(form);
        time.setData("id", "time");
        large(time, TIME_POINTS);
        line(form).setText(texts.get("lock.title"));
        line(form).setText(texts.get("lock.user", user));
        devices = line(form);
        devices.setData("id", "devices");
        large(devices, DEVICES_POINTS);
        new Label(form, SWT.NONE).setText(texts.get("lock.name"));
        name = new Combo(form, SWT.DROP_DOWN | SWT.READ_ONLY);
        name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        name.setItems(names.toArray(String[]::new));
        name.select(names.indexOf(user));
        name.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> ask()));
        fields = new Composite(form, SWT.NONE);
        fields.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        GridLayout inner = new GridLayout(2, false);
        inner.marginWidth = 0;
        fields.setLayout(inner);
        reason = line(form);
        reason.setData("id", "reason");
        unlock = new Button(form, SWT.PUSH);
        unlock.setText(texts.get("lock.unlock"));
        unlock.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false, 2, 1));
        unlock.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> unlock()));
        shell.setDefaultButton(unlock);
        ask();
        refresh();
    }

    private static Label line(Composite form) {
        Label label = new Label(form, SWT.WRAP);
        label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        return label;
    }

    private static void large(Label label, int points) {
        FontData data = label.getFont().getFontData()[0];
        Font font = new Font(label.getDisplay(), data.getName(), points, SWT.NORMAL);
        label.setFont(font);
        label.addDisposeListener(e -> font.dispose());
    }

    /** Asks for what opens it for the chosen user. */
    private void ask() {
        for (Control old : fields.getChildren()) {
            old.dispose();
        }
        Way way = lock.way(chosen());
        unlock.setEnabled(way != Way.NONE);
        if (way == Way.NOTHING || way == Way.NONE) {
            Label said = line(fields);
            said.setText(texts.get(way == Way.NONE ? "lock.none" : "lock.nothing", user));
            secret = Optional.empty();
        } else {
            SecretField field = new SecretField(fields, texts.get("lock.secret." + way), "lock");
            SecretField.addChoices(fields, texts, field);
            secret = Optional.of(field);
        }
        shell.layout(true, true);
        focus();
    }

    /** Who is chosen; who works here, where the list no longer has them. */
    private String chosen() {
        int at = name.getSelectionIndex();
        return at < 0 ? user : names.get(at);
    }

    private void focus() {
        secret.map(SecretField::control).map(Control.class::cast).orElse(unlock).setFocus();
    }

    private void refresh() {
        if (shell.isDisposed()) {
            return;
        }
        time.setText(TIME.format(LocalTime.now()));
        List<String> lines = lock.devices();
        String said =
                lines.isEmpty() ? "" : String.join("\n", lines) + "\n" + texts.get("lock.devices");
        if (!said.equals(devices.getText())) {
            devices.setText(said);
            shell.layout(true, true);
        }
        shell.getDisplay().timerExec(REFRESH_MS, this::refresh);
    }

    private void unlock() {
        String who = chosen();
        Passphrase typed =
                secret.map(SecretField::passphrase).orElseGet(() -> Passphrase.of(new char[0]));
        unlock.setEnabled(false);
        SecretAttempt.start(
                shell.getDisplay(),
                () -> {
                    try (typed) {
                        lock.unlock(who, typed);
                    }
                },
                () -> {},
                this::failed);
    }

    private void failed(String why) {
        if (!shell.isDisposed()) {
            reason.setText(why);
            unlock.setEnabled(true);
            secret.ifPresent(SecretField::clear);
            shell.layout(true, true);
        }
    }

    Shell shell() {
        return shell;
    }

    void open() {
        shell.open();
        shell.forceActive();
        focus();
    }

    /** Whether another one than before works here now. */
    boolean hasNewUser() {
        return !lock.user().equals(user);
    }
}
