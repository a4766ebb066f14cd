package org.meridian.cli;

import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.text.Texts;
import org.meridian.store.KeptKeys;
import org.meridian.workflow.Workstation;
import org.meridian.workflow.WorkstationFactory;
import org.meridian.workflow.WorkstationSettings;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs one headless command and ends with its exit code. Where the window holds the archive, the
 * command runs there and this process prints what it prints.
 */
public final class HeadlessApplication implements IApplication {
    /** Commands that touch no archive. */
    private static final List<String> WITHOUT_ARCHIVE =
            List.of("help", "version", "modules", "train", "transcode", "dump", "validate");

    private final Texts texts = Texts.of(HeadlessApplication.class);
    private final KeptKeys kept =
            new KeptKeys(
                    Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
                            .filter(f -> !f.isEmpty())
                            .map(Path::of),
                    Clock.systemUTC());
    private @Nullable Workstation opened;
    private @Nullable Secrets secrets;
    private volatile boolean stopping;

    @Override
    public Object start(@Nullable IApplicationContext context) {
        Map<?, ?> given = Objects.requireNonNull(context).getArguments();
        String[] words = (String[]) given.get(IApplicationContext.APPLICATION_ARGS);
        Streams streams = new OwnStreams();
        try {
            return run(List.of(words), streams);
        } catch (UsageException e) {
            return CommandLine.usage(e, Invocation.wantsJson(List.of(words)), texts, streams);
        } catch (InvalidPathException e) {
            return CommandLine.usage(
                    new UsageException("path.invalid", e.getInput()),
                    Invocation.wantsJson(List.of(words)),
                    texts,
                    streams);
        } finally {
            Secrets asked = secrets;
            if (asked != null) {
                asked.close();
            }
            Workstation workstation = opened;
            if (workstation != null) {
                tellOfDisk(workstation, streams);
                workstation.close();
            }
        }
    }

    /** Bits that were put right at the opening or while the command ran. */
    private void tellOfDisk(Workstation workstation, Streams streams) {
        workstation
                .mended()
                .forEach(
                        bit ->
                                streams.err(
                                        texts.get(
                                                "archive.mended",
                                                bit.position(),
                                                bit.bit(),
                                                bit.file())));
    }

    private int run(List<String> words, Streams streams) {
        Path directory = Path.of("").toAbsolutePath();
        Invocation invocation = Invocation.parse(words, directory);
        Path archive = invocation.archive().orElseGet(HeadlessApplication::defaultArchive);
        secrets = new Secrets(invocation.secretFiles(), System.getenv(), System.console(), texts);
        if (!WITHOUT_ARCHIVE.contains(invocation.command()) && !UnlockCommand.isEnd(invocation)) {
            OptionalInt done = handOver(archive, words, directory, streams);
            if (done.isPresent()) {
                return done.getAsInt();
            }
        }
        ExtensionReader extensions = new ExtensionReader(RegistryFactory.getRegistry());
        return new CommandLine(Commands.all())
                .run(
                        invocation,
                        new OpenSession(
                                () -> open(invocation, archive, extensions, streams),
                                () -> factory().devices(extensions),
                                () -> factory().contributions(extensions),
                                (request, progress) ->
                                        factory()
                                                .restore(
                                                        request,
                                                        settings(invocation, archive, streams),
                                                        extensions,
                                                        progress),
                                archive,
                                Optional.of(kept),
                                texts,
                                streams),
                        streams);
    }

    /**
     * Trouble with the socket means that nobody took the command; opening the archive tells more.
     */
    private OptionalInt handOver(
            Path archive, List<String> words, Path directory, Streams streams) {
        try {
            return CommandClient.run(archive, words, directory, texts, streams);
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private Workstation open(
            Invocation invocation, Path archive, ExtensionReader extensions, Streams streams) {
        Workstation workstation = opened;
        if (workstation == null) {
            workstation = factory().open(settings(invocation, archive, streams), extensions);
            opened = workstation;
            if (workstation.isNew() && workstation.protection().isKeyBeside()) {
                streams.err(texts.get("archive.keyBeside", archive));
            }
            if (!workstation.protection().damaged().isEmpty()) {
                streams.err(texts.get("passphrase.damaged"));
            }
            if (workstation.protection().isEarlier()) {
                streams.err(texts.get("passphrase.earlier"));
            }
            if (workstation.siteConsentSet()) {
                streams.err(texts.get("archive.siteConsent"));
            }
        }
        return workstation;
    }

    private WorkstationSettings settings(Invocation invocation, Path archive, Streams streams) {
        return new WorkstationSettings(
                archive,
                invocation.keyFile(),
                new HeadlessUnlocking(
                        archive,
                        kept,
                        Objects.requireNonNull(secrets),
                        invocation,
                        texts,
                        streams::err),
                invocation.user());
    }

    private static WorkstationFactory factory() {
        BundleContext bundles =
                FrameworkUtil.getBundle(HeadlessApplication.class).getBundleContext();
        return bundles.getService(bundles.getServiceReference(WorkstationFactory.class));
    }

    private static Path defaultArchive() {
        return Optional.ofNullable(System.getProperty("meridian.home"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local/share/meridian"))
                .resolve("archive");
    }

    @Override
    public void stop() {
        stopping = true;
    }

    /** This process's own streams. */
    private final class OwnStreams implements Streams {
        private final PrintStream out = System.out;
        private final PrintStream err = System.err;

        @Override
        public void out(String text) {
            out.print(text);
            out.flush();
            if (out.checkError()) {
                throw new UncheckedIOException(new IOException("standard output is closed"));
            }
        }

        @Override
        public void err(String line) {
            err.println(line);
        }

        @Override
        public Optional<char[]> ask(Secret secret) {
            return Objects.requireNonNull(secrets).ask(secret);
        }

        @Override
        public boolean cancelled() {
            return stopping;
        }
    }
}
