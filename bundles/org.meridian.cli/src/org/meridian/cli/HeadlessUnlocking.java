package org.meridian.cli;

import org.meridian.core.MeridianException;
import org.meridian.core.text.Texts;
import org.meridian.store.ArchiveKey;
import org.meridian.store.KeptKeys;
import org.meridian.store.Passphrase;
import org.meridian.store.RecoveryCode;
import org.meridian.store.SealedKeys;
import org.meridian.store.StoreError;
import org.meridian.store.Unlocking;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Opens an archive for a headless command: by the key that {@code unlock} kept, else by the
 * passphrase or, where that is lost, the recovery code. A person at a terminal may try three times.
 */
final class HeadlessUnlocking implements Unlocking {
    private static final int TRIES = 3;

    private final Path archive;
    private final KeptKeys kept;
    private final Secrets secrets;
    private final Invocation invocation;
    private final Texts texts;
    private final Consumer<String> said;

    /**
     * @param said told why a try failed, and a new archive's recovery code
     */
    HeadlessUnlocking(
            Path archive,
            KeptKeys kept,
            Secrets secrets,
            Invocation invocation,
            Texts texts,
            Consumer<String> said) {
        this.archive = archive;
        this.kept = kept;
        this.secrets = secrets;
        this.invocation = invocation;
        this.texts = texts;
        this.said = said;
    }

    @Override
    public ArchiveKey unlock(SealedKeys sealed) {
        if (invocation.byRecoveryCode()) {
            return tried(Secret.RECOVERY_CODE, typed -> sealed.open(RecoveryCode.parse(typed)));
        }
        Optional<ArchiveKey> key =
                invocation.command().equals(UnlockCommand.NAME)
                        ? Optional.empty()
                        : kept.find(archive, sealed);
        return key.orElseGet(
                () ->
                        tried(
                                Secret.PASSPHRASE,
                                typed -> {
                                    try (Passphrase passphrase = Passphrase.of(typed)) {
                                        return sealed.open(passphrase);
                                    }
                                }));
    }

    private ArchiveKey tried(Secret secret, Function<char[], ArchiveKey> opening) {
        for (int n = 1; ; n++) {
            char[] typed =
                    secrets.ask(secret)
                            .orElseThrow(() -> new MeridianException(StoreError.PASSPHRASE_WANTED));
            try {
                return opening.apply(typed);
            } catch (MeridianException e) {
                if (!secrets.askAgain(secret) || n == TRIES) {
                    throw e;
                }
                said.accept(e.line(texts.locale()));
            } finally {
                Arrays.fill(typed, '\0');
            }
        }
    }

    /** A script that gives a passphrase for a new archive wants it sealed. */
    @Override
    public Optional<Seal> seal() {
        return secrets.given(Secret.FIRST_PASSPHRASE)
                .map(
                        typed -> {
                            Passphrase passphrase = Passphrase.of(typed);
                            Arrays.fill(typed, '\0');
                            passphrase.requireLength();
                            RecoveryCode code = RecoveryCode.random();
                            said.accept(texts.get("passphrase.code", code.text()));
                            return new Seal(passphrase, code);
                        });
    }
}
