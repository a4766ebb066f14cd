package org.meridian.cli;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.core.extension.Contribution;
import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;
import org.meridian.store.KeptKeys;
import org.meridian.store.Passphrase;
import org.meridian.workflow.Devices;
import org.meridian.workflow.RestoreRequest;
import org.meridian.workflow.Restored;
import org.meridian.workflow.SignIn;
import org.meridian.workflow.Workstation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A session on a workstation that opens when it is first asked for. */
final class OpenSession implements Session {
    private final Supplier<Workstation> opening;
    private final Supplier<Devices> devices;
    private final Supplier<List<Contribution<?>>> contributions;
    private final BiFunction<RestoreRequest, Progress, Restored> restoring;
    private final Path archive;
    private final Optional<KeptKeys> kept;
    private final Texts texts;
    private final Streams streams;
    private @Nullable Workstation opened;

    OpenSession(
            Supplier<Workstation> opening,
            Supplier<Devices> devices,
            Supplier<List<Contribution<?>>> contributions,
            BiFunction<RestoreRequest, Progress, Restored> restoring,
            Path archive,
            Optional<KeptKeys> kept,
            Texts texts,
            Streams streams) {
        this.opening = opening;
        this.devices = devices;
        this.contributions = contributions;
        this.restoring = restoring;
        this.archive = archive;
        this.kept = kept;
        this.texts = texts;
        this.streams = streams;
    }

    @Override
    public Workstation workstation() {
        Workstation workstation = opened;
        if (workstation == null) {
            workstation = opening.get();
            opened = workstation;
            if (workstation.signIn().isNeeded()) {
                signIn(workstation.signIn());
            }
        }
        return workstation;
    }

    private void signIn(SignIn signIn) {
        char[] typed = ask(Secret.PASSWORD);
        try (Passphrase password = Passphrase.of(typed)) {
            signIn.enter(signIn.user(), password);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    @Override
    public Devices devices() {
        return devices.get();
    }

    @Override
    public List<Contribution<?>> modules() {
        return contributions.get();
    }

    @Override
    public Restored restore(RestoreRequest request) {
        return restoring.apply(request, progress());
    }

    @Override
    public Path archive() {
        return archive;
    }

    @Override
    public Optional<KeptKeys> kept() {
        return kept;
    }

    @Override
    public char[] ask(Secret secret) {
        return streams.ask(secret)
                .orElseThrow(
                        () ->
                                new MeridianException(
                                        CliError.SECRET_WANTED,
                                        "--" + secret.option(),
                                        secret.variable()));
    }

    @Override
    public Progress progress() {
        return new LineProgress(streams);
    }

    @Override
    public Texts texts() {
        return texts;
    }

    @Override
    public void say(String line) {
        streams.err(line);
    }
}
