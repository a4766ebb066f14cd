package org.meridian.ledger.besu;

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
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Ethereum node without fees on a port of its own, in memory; started again it is empty. */
final class AnvilNode implements AutoCloseable {
    static final long CHAIN_ID = 1337;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path program;
    private final int port;
    private Process process;

    private AnvilNode(Path program, int port) throws Exception {
        this.program = program;
        this.port = port;
        process = run();
    }

    static AnvilNode start() throws Exception {
        Path program =
                TestData.root()
                        .resolve(
                                ".build/peers/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil");
        assumeTrue(Files.isExecutable(program), "anvil is not installed: releng/peers/anvil");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            socket.close();
            return new AnvilNode(program, port);
        }
    }

    private Process run() throws Exception {
        List<String> command =
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
                        "1");
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
    String rpc(String method, String parameters) throws IOException, InterruptedException {
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

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Ends the node; its chain is lost. */
    void stop() throws Exception {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    void startAgain() throws Exception {
        process = run();
    }

    @Override
    public void close() throws Exception {
        stop();
        http.close();
    }
}
