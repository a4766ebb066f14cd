package org.meridian.workflow;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.progress.Progress;
import org.meridian.store.ArchiveKey;
import org.meridian.store.Restoration;
import org.meridian.store.SealedKeys;
import org.meridian.store.Unlocking;

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
        try (Restoration restoration = new Restoration(request.backup(), settings.archive())) {
            WorkstationSettings staged =
                    settings.at(restoration.staged())
                            .unlockedBy(new AskedOnce(settings.unlocking()));
            Restoration.Copied copied =
                    restoration.copy(
                            request.generation(),
                            OpenArchive.key(staged),
                            request.forgotten(),
                            request.acceptDamaged(),
                            OpenArchive.BLOBS,
                            progress);
            try (Workstation made = opening.apply(staged)) {
                made.finishRestore(request, copied);
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

    /** The key is wanted for the copy and for the opening; a person types the passphrase once. */
    private static final class AskedOnce implements Unlocking {
        private final Unlocking asked;
        private @Nullable ArchiveKey key;

        AskedOnce(Unlocking asked) {
            this.asked = asked;
        }

        @Override
        public ArchiveKey unlock(SealedKeys sealed) {
            ArchiveKey known = key;
            if (known == null) {
                known = asked.unlock(sealed);
                key = known;
            }
            return known;
        }
    }
}
