package org.meridian.workflow;

import org.meridian.access.User;
import org.meridian.access.Users;

import java.util.List;

/** Who works with this archive; adding somebody is a ledger entry. Safe for all threads. */
public final class Staff {
    private final Actor actor;
    private final Users users;

    Staff(Actor actor, Users users) {
        this.actor = actor;
        this.users = users;
    }

    /** All users in the order they came. */
    public List<User> list() {
        actor.audit();
        return users.list();
    }

    /** The user of this name, added as a clinician when new. */
    public User add(String name) {
        actor.audit();
        return users.add(actor.name(), name);
    }
}
