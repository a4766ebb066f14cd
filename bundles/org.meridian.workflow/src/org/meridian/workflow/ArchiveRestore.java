package org.meridian.workflow;

import org.meridian.core.progress.Progress;
import org.meridian.store.Restoration;

import java.io.IOException;
import java.util.function.Function;

/**
 * Makes an archive from a backup: copied and proved beside its place, opened there, its forgotten
 * persons forgotten again and its index made, and only then put into its place.
 */
record ArchiveRestore(RestoreRequest request, WorkstationSettings settings) {
    /**
     * @param opening opens the archive of these settings
     */
    Restored run(Function<WorkstationSettings, Workstation> opening, Progress progress)
            throws IOException {
        Restoration restoration = new Restoration(request.backup(), settings.archive());
        Restoration.Copied copied =
                restoration.copy(
                        request.generation(),
                        OpenArchive.key(settings),
                        request.forgotten(),
                        request.acceptDamaged(),
                        OpenArchive.BLOBS,
                        progress);
        try (Workstation made = opening.apply(settings.at(restoration.staged()))) {
            made.finishRestore(request, copied);
        } catch (RuntimeException e) {
            restoration.abandon();
            throw e;
        }
        restoration.finish();
        return new Restored(
                settings.archive(),
                copied.generation(),
                copied.blobs(),
                copied.forgotten().size(),
                copied.faults());
    }
}
