package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.access.Passwords;
import org.meridian.access.Role;
import org.meridian.access.User;
import org.meridian.access.Users;
import org.meridian.store.Passphrase;

import java.util.Collection;
import java.util.List;

/** Who works with this archive; each change is a ledger entry. Safe for all threads. */
public final class Staff {
    private final Actor actor;
    private final Users users;
    private final Passwords passwords;

    Staff(Actor actor, Users users, Passwords passwords) {
        this.actor = actor;
        this.users = users;
        this.passwords = passwords;
    }

    /** All users in the order they came. */
    public List<User> list() {
        actor.grant(Operation.USERS);
        return users.list();
    }

    /** A new user. */
    public User add(String name, Collection<Role> roles) {
        return users.add(actor.grant(Operation.USERS), name, roles);
    }

    /** Gives a user these roles in place of what they had. */
    public User setRoles(String name, Collection<Role> roles) {
        return users.setRoles(actor.grant(Operation.USERS), name, roles);
    }

    /** Gives a user a password. */
    public void setPassword(String name, Passphrase password) {
        passwords.set(actor.grant(Operation.USERS), name, password);
    }

    /** Lets a user in no more, or again. */
    public User setDisabled(String name, boolean disabled) {
        return users.setDisabled(actor.grant(Operation.USERS), name, disabled);
    }
}
