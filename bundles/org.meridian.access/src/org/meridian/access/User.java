package org.meridian.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Somebody who works with this archive.
 *
 * @param name the actor of every ledger entry
 * @param roles at least one, in the order of the enum
 * @param hasPassword whether a password of their own is asked
 * @param disabled kept for the ledger's sake, and not let in
 */
public record User(
        String name, List<Role> roles, boolean disabled, boolean hasPassword, Instant created) {
    /** The role of who works alone: treats, administers and audits. */
    public static final Set<Role> ALONE = Set.of(Role.DOCTOR, Role.ADMINISTRATOR, Role.AUDITOR);

    public boolean may(Operation operation) {
        return !disabled && roles.stream().anyMatch(r -> r.may(operation));
    }
}
