package org.meridian.workflow;

import org.meridian.store.Fault;

import java.nio.file.Path;
import java.util.List;

/**
 * An archive made from a backup.
 *
 * @param forgotten how many persons were forgotten again
 * @param faults blobs that the backup had no more, and that were accepted to be missing
 */
public record Restored(
        Path archive, String generation, long blobs, int forgotten, List<Fault> faults) {}
