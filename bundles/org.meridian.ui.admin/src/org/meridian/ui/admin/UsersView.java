package org.meridian.ui.admin;

import jakarta.inject.Inject;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.part.ViewPart;
import org.meridian.access.Operation;
import org.meridian.access.Role;
import org.meridian.access.User;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Workstation;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who works with this archive, and what they may: for administrators. */
public final class UsersView extends ViewPart {
    static final String ID = "org.meridian.ui.admin.users";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.systemDefault());

    @Inject private Workstation workstation;

    private final Texts texts = Texts.of(UsersView.class);
    private RestrictedTable<User> users;

    @Override
    public void createPartControl(Composite parent) {
        users =
                new RestrictedTable<>(
                        parent,
                        workstation,
                        Operation.USERS,
                        () -> workstation.staff().list(),
                        User.class);
        users.button("users.add", chosen -> true, chosen -> add());
        users.button("users.roles", Optional::isPresent, u -> u.ifPresent(this::setRoles));
        users.button("users.password", Optional::isPresent, u -> u.ifPresent(this::setPassword));
        users.button(
                "users.disable",
                u -> u.filter(d -> !d.disabled()).isPresent(),
                u -> enable(u, false));
        users.button(
                "users.enable", u -> u.filter(User::disabled).isPresent(), u -> enable(u, true));
        users.records()
                .column("users.name", User::name)
                .column("users.roles.title", u -> roles(u.roles()))
                .column("users.state", u -> texts.get(u.disabled() ? "users.off" : "users.on"))
                .column("users.secret", u -> texts.get(u.hasPassword() ? "users.yes" : "users.no"))
                .whole("users.since", u -> DAY.format(u.created()));
        users.refresh();
    }

    private String roles(List<Role> roles) {
        return roles.stream()
                .map(r -> r.text(texts.locale()))
                .collect(Collectors.joining(texts.get("users.separator")));
    }

    private Shell shell() {
        return getSite().getShell();
    }

    private void add() {
        UserDialog dialog = new UserDialog(shell(), Optional.empty());
        if (dialog.open() == Window.OK) {
            users.change(w -> w.staff().add(dialog.name(), dialog.roles()));
        }
    }

    private void setRoles(User user) {
        UserDialog dialog = new UserDialog(shell(), Optional.of(user));
        if (dialog.open() == Window.OK) {
            users.change(w -> w.staff().setRoles(user.name(), dialog.roles()));
        }
    }

    private void setPassword(User user) {
        PasswordDialog dialog = new PasswordDialog(shell(), user);
        if (dialog.open() == Window.OK) {
            users.change(
                    w -> {
                        try (var password = dialog.password()) {
                            w.staff().setPassword(user.name(), password);
                            return user;
                        }
                    });
        }
    }

    private void enable(Optional<User> user, boolean enabled) {
        user.ifPresent(u -> users.change(w -> w.staff().setDisabled(u.name(), !enabled)));
    }

    @Override
    public void setFocus() {
        users.setFocus();
    }
}
