package org.meridian.access;

import java.time.Instant;

/** Somebody who works with this archive; the name is the actor of every ledger entry. */
public record User(String name, Role role, Instant created) {}
