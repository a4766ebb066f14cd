package org.meridian.testkit.ledger;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.meridian.testkit.TestData;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real Ethereum node without fees on a port of its own. */
public final class AnvilNode implements AutoCloseable {
    public static final long CHAIN_ID = 1337;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path program;
    private final int port;
    private final Optional<Path> state;
    private Process process;

    private AnvilNode(Path program, int port, Optional<Path> state) throws Exception {
        this.program = program;
        this.port = port;
        this.state = state;
        process = run();
    }

    /** One that keeps its chain in memory: started again it is empty. */
    public static AnvilNode start() throws Exception {
        return start(Optional.empty());
    }

    /**
     * One that keeps its chain over a stop.
     *
     * @param state the file for it, made when the node is stopped
     */
    public static AnvilNode start(Path state) throws Exception {
        return start(Optional.of(state));
    }

    private static AnvilNode start(Optional<Path> state) throws Exception {
        Path program =
                TestData.root()
                        .resolve(
                                ".build/peers/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil");
        assumeTrue(Files.isExecutable(program), "anvil is not installed: releng/peers/anvil");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            socket.close();
            return new AnvilNode(program, port, state);
        }
    }

    private Process run() throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                program.toString(),
                                "--host",
                                "127.0.0.1",
                                "--port",
                                String.valueOf(port),
                                "--chain-id",
                                String.valueOf(CHAIN_ID),
                                "--hardfork",
                                "london",
                                "--gas-price",
                                "0",
                                "--block-base-fee-per-gas",
                                "0",
                                "--disable-min-priority-fee",
                                "--accounts",
                                "1"));
        state.ifPresent(file -> command.addAll(List.of("--state", file.toString())));
        Process started =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        for (int i = 0; i < 600; i++) {
            try {
                rpc("eth_chainId", "");
                return started;
            } catch (IOException e) {
                assertTrue(started.isAlive(), "anvil ended");
                Thread.sleep(50);
            }
        }
        started.destroyForcibly();
        throw new IOException("anvil does not answer");
    }

    /** Calls the node directly; the answer's text. */
    public String rpc(String method, String parameters) throws IOException, InterruptedException {
        String body =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\""
                        + method
                        + "\",\"params\":["
                        + parameters
                        + "]}";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url()))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Its JSON-RPC address. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Ends the node; without a file its chain is lost. */
    public void stop() throws Exception {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** At the same port. */
    public void startAgain() throws Exception {
        process = run();
    }

    @Override
    public void close() throws Exception {
        stop();
        http.close();
    }
}
