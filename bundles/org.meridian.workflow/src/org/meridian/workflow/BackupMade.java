package org.meridian.workflow;

import java.time.Instant;

/** A backup was made of what was committed until then. */
public record BackupMade(Instant taken) {}
