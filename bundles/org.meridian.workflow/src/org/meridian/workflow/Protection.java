package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.store.KeptKeys;
import org.meridian.store.KeyChange;
import org.meridian.store.KeyGuard;
import org.meridian.store.Passphrase;
import org.meridian.store.RecoveryCode;
import org.meridian.store.SealedKeys;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The archive's passphrase and recovery code. Each change is a ledger entry that says what was
 * done, never a secret, and after a kill holds with its entry or not at all. Takes most of a second
 * and 64 MiB a passphrase. Safe for all threads.
 */
public final class Protection {
    private final Actor actor;
    private final KeyGuard guard;
    private final KeyHistory history;

    Protection(Actor actor, KeyGuard guard, KeyHistory history) {
        this.actor = actor;
        this.guard = guard;
        this.history = history;
    }

    /** Whether a passphrase opens the archive. */
    public boolean isSealed() {
        return guard.isSealed();
    }

    /** Whether who has the archive's folder has its key too; a person is told. */
    public boolean isKeyBeside() {
        return guard.isBeside();
    }

    /** What of the sealed key's file is damaged; a person is told. */
    public Set<SealedKeys.Part> damaged() {
        return guard.damaged();
    }

    /**
     * Whether somebody put an earlier file of the sealed key back, so that a passphrase opens the
     * archive that was given up; a person is told until the passphrase is changed.
     */
    public boolean isEarlier() {
        return history.isEarlier();
    }

    /** Seals the archive's key, which lay open until now. */
    public void set(Passphrase passphrase, RecoveryCode code) {
        actor.grant(Operation.UPKEEP);
        change(() -> guard.seal(passphrase, code), "passphrase set");
    }

    /** Whether it is the archive's passphrase; asked of who comes back to a locked window. */
    void check(Passphrase passphrase) {
        guard.check(passphrase);
    }

    public void change(Passphrase current, Passphrase next) {
        actor.grant(Operation.UPKEEP);
        change(() -> guard.changePassphrase(current, next), "passphrase changed");
    }

    /**
     * Sets a passphrase in place of a lost one. Whoever has the code has the archive: no role is
     * asked for.
     */
    public void recover(RecoveryCode code, Passphrase next) {
        change(() -> guard.recover(code, next), "passphrase recovered");
    }

    /** Puts a new recovery code in place of the old one, which is void from then on. */
    public void renewCode(Passphrase current, RecoveryCode next) {
        actor.grant(Operation.UPKEEP);
        change(() -> guard.changeRecoveryCode(current, next), "recovery code renewed");
    }

    /**
     * Keeps the opened key for this system user's next commands.
     *
     * @param byCode whether the recovery code opened the archive
     */
    public void keep(KeptKeys kept, Duration duration, boolean byCode) {
        guard.keep(kept, duration);
        actor.record(
                KeyHistory.entry(actor.name(), byCode ? "unlocked by recovery code" : "unlocked")
                        .with("minutes", duration.toMinutes()));
    }

    private void change(Supplier<KeyChange> ready, String what) {
        history.change(ready, what, actor.name());
    }
}
