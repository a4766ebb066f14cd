package org.meridian.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be restored.
 *
 * @param backup the folder of backups
 * @param generation its name; empty for the newest
 * @param forgotten folders, of the old archive or of other backups, with newer lists of forgotten
 *     persons
 * @param acceptDamaged whether an archive without what the backup has no more is wanted all the
 *     same
 */
public record RestoreRequest(
        Path backup, Optional<String> generation, List<Path> forgotten, boolean acceptDamaged) {}
