package org.meridian.workflow;

import java.nio.file.Path;
import java.time.Instant;

/** A backup that was made, as the archive remembers it. */
public record BackupRecord(Path folder, String generation, Instant taken, long blobs) {}
