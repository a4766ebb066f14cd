package org.meridian.workflow;

import org.meridian.access.AccessError;
import org.meridian.access.Operation;
import org.meridian.access.Passwords;
import org.meridian.access.User;
import org.meridian.access.Users;
import org.meridian.core.MeridianException;
import org.meridian.store.Passphrase;

import java.util.List;

/** How somebody sits down at this workstation. Safe for all threads. */
public final class SignIn {
    private final Seat seat;
    private final Users users;
    private final Passwords passwords;

    SignIn(Seat seat, Users users, Passwords passwords) {
        this.seat = seat;
        this.users = users;
        this.passwords = passwords;
    }

    /** Whether somebody has yet to give a password. */
    public boolean isNeeded() {
        return seat.user().equals(Seat.NOBODY);
    }

    /** Who is to sign in, or has. */
    public String user() {
        return seat.wanted();
    }

    /** Who may sign in, in the order they came. */
    public List<User> users() {
        return users.list().stream().filter(u -> !u.disabled()).toList();
    }

    /** Whether a window asks who sits down: there are several, or the one has a password. */
    public boolean isAskedInWindow() {
        List<User> all = users();
        return isNeeded() || all.size() > 1 && all.stream().anyMatch(User::hasPassword);
    }

    /**
     * Lets an administrator sit down where nobody does: who was to sign in, if they are one, or the
     * first of them.
     */
    void sitAdministrator() {
        if (isNeeded()) {
            List<User> administrators =
                    users().stream()
                            .filter(u -> u.may(Operation.UPKEEP) && u.may(Operation.FORGET))
                            .toList();
            administrators.stream()
                    .filter(u -> u.name().equals(seat.wanted()))
                    .findFirst()
                    .or(() -> administrators.stream().findFirst())
                    .ifPresent(u -> seat.take(u.name()));
        }
    }

    /**
     * A user sits down in place of who sat there; what they may is asked at the door from then on.
     *
     * @param password stays the caller's
     * @throws MeridianException {@link AccessError#UNKNOWN_USER}, {@link AccessError#NO_PASSWORD},
     *     {@link AccessError#WRONG_PASSWORD}, {@link AccessError#WAIT}
     */
    public void enter(String name, Passphrase password) {
        User user =
                users().stream()
                        .filter(u -> u.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new MeridianException(AccessError.UNKNOWN_USER));
        if (user.hasPassword()) {
            passwords.check(name, password);
        } else if (users().size() > 1) {
            throw new MeridianException(AccessError.NO_PASSWORD);
        }
        seat.take(name);
    }
}
