package org.meridian.app;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.meridian.store.ArchiveKey;
import org.meridian.store.RecoveryCode;
import org.meridian.store.SealedKeys;
import org.meridian.store.Unlocking;

import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Opens and seals an archive by dialogs, before there is a window. On the UI thread. */
final class WindowUnlocking implements Unlocking {
    private final Shell parent;
    private final Optional<Seal> seal;
    private Optional<RecoveryCode> code = Optional.empty();

    /**
     * @param seal what was chosen at the first start
     */
    WindowUnlocking(Shell parent, Optional<Seal> seal) {
        this.parent = parent;
        this.seal = seal;
    }

    /** The recovery code that was used instead of a passphrase. */
    Optional<RecoveryCode> code() {
        return code;
    }

    /**
     * @throws CancellationException where the person gives up
     */
    @Override
    public ArchiveKey unlock(SealedKeys sealed) {
        UnlockDialog dialog = new UnlockDialog(parent, sealed);
        if (dialog.open() != Window.OK) {
            throw new CancellationException();
        }
        code = dialog.code();
        return dialog.key();
    }

    @Override
    public Optional<Seal> seal() {
        return seal;
    }
}
