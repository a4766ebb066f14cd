package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;

import org.meridian.core.MeridianException;
import org.meridian.core.extension.Contribution;
import org.meridian.core.text.Texts;
import org.meridian.store.StoreError;
import org.meridian.workflow.Workstation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Runs headless commands for other processes while this one holds the archive. A request is one
 * line of JSON ({@code directory}, {@code language}, {@code words}); the answer is lines of JSON
 * ({@code out}, {@code err}) and at last {@code exit}. {@code ask} wants the named secret, which
 * the other side answers with a line {@code secret}, or an empty document where nobody gives it. A
 * command acts in the name of the user that it names, not of who sits at the window. Each request
 * has a thread; closing the connection cancels its command.
 */
public final class CommandServer implements AutoCloseable {
    private final Workstation workstation;
    private final List<Contribution<?>> modules;
    private final CommandLine commandLine = new CommandLine(Commands.all());
    private final UnixDomainSocketAddress address;
    private final ServerSocketChannel server;

    /** Starts listening for commands on the workstation's archive. */
    public CommandServer(Workstation workstation, List<Contribution<?>> modules)
            throws IOException {
        this.workstation = workstation;
        this.modules = modules;
        address = CommandSocket.of(workstation.archive());
        // whoever left it is gone: this process holds the archive's lock
        Files.deleteIfExists(Path.of(address.toString()));
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
        Thread.ofVirtual().name("commands").start(this::accept);
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                Thread.ofVirtual().name("command").start(() -> serve(client));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                // this caller failed; the next may not
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
                PrintWriter out =
                        new PrintWriter(Channels.newWriter(client, StandardCharsets.UTF_8))) {
            String line = in.readLine();
            if (line == null) {
                return;
            }
            RemoteStreams streams = new RemoteStreams(in, out);
            streams.send("exit", Integer.toString(run(line, streams)));
        } catch (IOException e) {
            // the caller has gone
        }
    }

    private int run(String line, RemoteStreams streams) {
        JsonObject request;
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            request = reader.readObject();
        }
        Texts texts =
                Texts.of(CommandServer.class, Locale.forLanguageTag(request.getString("language")));
        List<String> words =
                request.getJsonArray("words").getValuesAs(jakarta.json.JsonString.class).stream()
                        .map(jakarta.json.JsonString::getString)
                        .toList();
        try {
            Invocation invocation =
                    Invocation.parse(words, Path.of(request.getString("directory")));
            streams.watch();
            return commandLine.run(
                    invocation,
                    new OpenSession(
                            () -> workstation.forCommand(invocation.user()),
                            workstation::devices,
                            () -> modules,
                            (wanted, progress) -> {
                                throw new MeridianException(
                                        StoreError.ALREADY_THERE, workstation.archive().toString());
                            },
                            workstation.archive(),
                            Optional.empty(),
                            texts,
                            streams),
                    streams);
        } catch (UsageException e) {
            return CommandLine.usage(e, Invocation.wantsJson(words), texts, streams);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(Path.of(address.toString()));
    }

    /** Streams at the other end of the socket. */
    private static final class RemoteStreams implements Streams {
        private final BufferedReader in;
        private final PrintWriter out;
        private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
        private volatile boolean gone;

        RemoteStreams(BufferedReader in, PrintWriter out) {
            this.in = in;
            this.out = out;
        }

        /** The caller sends answers alone: the end of its stream means that it has gone. */
        void watch() {
            Thread.ofVirtual()
                    .name("command-watch")
                    .start(
                            () -> {
                                try {
                                    for (String line = in.readLine();
                                            line != null;
                                            line = in.readLine()) {
                                        answers.add(secret(line));
                                    }
                                } catch (IOException e) {
                                    // gone as well
                                }
                                gone = true;
                                answers.add(Optional.empty());
                            });
        }

        private static Optional<String> secret(String line) {
            try (JsonReader reader = Json.createReader(new StringReader(line))) {
                return Optional.ofNullable(reader.readObject().getString("secret", null));
            } catch (JsonException e) {
                return Optional.empty();
            }
        }

        @Override
        public Optional<char[]> ask(Secret secret) {
            send("ask", secret.name());
            try {
                if (gone && answers.isEmpty()) {
                    return Optional.empty();
                }
                return answers.take().map(String::toCharArray);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        synchronized void send(String kind, String text) {
            out.println(Json.createObjectBuilder().add(kind, text).build());
            out.flush();
        }

        @Override
        public void out(String text) {
            send("out", text);
        }

        @Override
        public void err(String line) {
            send("err", line);
        }

        @Override
        public boolean cancelled() {
            return gone;
        }
    }
}
