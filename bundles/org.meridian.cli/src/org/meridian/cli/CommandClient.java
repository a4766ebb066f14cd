package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;

import org.meridian.core.text.Texts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Hands a command line to the window that holds the archive. */
final class CommandClient {
    private CommandClient() {}

    /** The exit code, or nothing where no window holds the archive. */
    static OptionalInt run(
            Path archive, List<String> words, Path directory, Texts texts, Streams streams)
            throws IOException {
        UnixDomainSocketAddress address = CommandSocket.of(archive);
        if (!Files.exists(Path.of(address.toString()))) {
            return OptionalInt.empty();
        }
        SocketChannel channel;
        try {
            channel = SocketChannel.open(address);
        } catch (IOException e) {
            // left behind by a window that was killed
            return OptionalInt.empty();
        }
        try (channel;
                BufferedReader in =
                        new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            String request =
                    Json.createObjectBuilder()
                                    .add("directory", directory.toString())
                                    .add("language", texts.locale().toLanguageTag())
                                    .add("words", Json.createArrayBuilder(words))
                                    .build()
                            + "\n";
            send(channel, request);
            return OptionalInt.of(relay(in, channel, streams, texts));
        }
    }

    private static void send(SocketChannel channel, String line) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Answers where a secret is wanted: the one who sits here is asked, not the one at the window.
     */
    private static void answer(SocketChannel channel, Streams streams, String secret)
            throws IOException {
        JsonObjectBuilder answer = Json.createObjectBuilder();
        streams.ask(Secret.valueOf(secret)).ifPresent(s -> answer.add("secret", new String(s)));
        send(channel, answer.build() + "\n");
    }

    private static int relay(BufferedReader in, SocketChannel channel, Streams streams, Texts texts)
            throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonObject answer;
            try (JsonReader reader = Json.createReader(new StringReader(line))) {
                answer = reader.readObject();
            }
            if (answer.containsKey("out")) {
                streams.out(answer.getString("out"));
            } else if (answer.containsKey("err")) {
                streams.err(answer.getString("err"));
            } else if (answer.containsKey("ask")) {
                answer(channel, streams, answer.getString("ask"));
            } else {
                return Integer.parseInt(answer.getString("exit"));
            }
        }
        streams.err(texts.get("CLI-003"));
        return CommandLine.FAILED;
    }
}
