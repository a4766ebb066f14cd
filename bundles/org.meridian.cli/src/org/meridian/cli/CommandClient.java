package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
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
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(request);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return OptionalInt.of(relay(in, streams, texts));
        }
    }

    private static int relay(BufferedReader in, Streams streams, Texts texts) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonObject answer;
            try (JsonReader reader = Json.createReader(new StringReader(line))) {
                answer = reader.readObject();
            }
            if (answer.containsKey("out")) {
                streams.out(answer.getString("out"));
            } else if (answer.containsKey("err")) {
                streams.err(answer.getString("err"));
            } else {
                return Integer.parseInt(answer.getString("exit"));
            }
        }
        streams.err(texts.get("CLI-003"));
        return CommandLine.FAILED;
    }
}
