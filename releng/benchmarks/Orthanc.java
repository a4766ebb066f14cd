import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * An Orthanc of its own on an empty folder, without plug-ins, that answers each upload when it has
 * stored and indexed it.
 */
final class Orthanc implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final Process process;
    private final HttpClient client;
    private final int http = freePort();
    private final int dicom = freePort();

    /**
     * Starts it.
     *
     * @param sync whether each file is synced to the disk before its upload is answered
     */
    Orthanc(Path folder, boolean sync) throws Exception {
        Files.createDirectories(folder);
        Path configuration = folder.resolve("orthanc.json");
        Files.writeString(
                configuration,
                """
                { "Name": "peer", "StorageDirectory": "%1$s", "IndexDirectory": "%1$s",
                  "HttpServerEnabled": true, "HttpPort": %2$d, "RemoteAccessAllowed": false,
                  "AuthenticationEnabled": false, "TcpNoDelay": true, "KeepAlive": true,
                  "HttpThreadsCount": 50, "DicomServerEnabled": true, "DicomAet": "ORTHANC",
                  "DicomPort": %3$d, "DicomCheckCalledAet": false, "DicomAlwaysAllowEcho": true,
                  "DicomAlwaysAllowStore": true, "UnknownSopClassAccepted": true,
                  "SyncStorageArea": %4$b, "OverwriteInstances": false, "Plugins": [] }
                """
                        .formatted(folder, http, dicom, sync));
        ProcessBuilder builder = new ProcessBuilder("Orthanc", configuration.toString());
        // dcmtk's own switch against Nagle's algorithm, which costs 40 ms a file on loopback
        builder.environment().put("TCP_NODELAY", "1");
        process =
                builder.redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        long end = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IOException(Files.readString(folder.resolve("log")));
            }
            Thread.sleep(50);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("/system").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + http + path);
    }

    /** Uploads files over so many connections that are kept; returns when all are answered. */
    void upload(List<Path> files, int connections) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> all = new ArrayList<>();
            for (Path file : files) {
                all.add(
                        threads.submit(
                                () -> {
                                    upload(file);
                                    return file;
                                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private void upload(Path file) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/instances"))
                        .header("Content-Type", "application/dicom")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(file)))
                        .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(file + ": " + answer.statusCode());
        }
    }

    /** Sends a folder by dcmtk's storescu over so many associations at once. */
    void send(List<Path> files, int associations) throws Exception {
        List<Process> senders = new ArrayList<>();
        int share = (files.size() + associations - 1) / associations;
        for (int from = 0; from < files.size(); from += share) {
            List<String> command =
                    new ArrayList<>(
                            List.of("storescu", "-R", "-aec", "ORTHANC", "127.0.0.1", "" + dicom));
            files.subList(from, Math.min(files.size(), from + share))
                    .forEach(f -> command.add(f.toString()));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("TCP_NODELAY", "1");
            senders.add(
                    builder.redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start());
        }
        for (Process sender : senders) {
            if (sender.waitFor() != 0) {
                throw new IOException("storescu: " + sender.exitValue());
            }
        }
    }

    /** How many instances it has. */
    int instances() throws Exception {
        String text = get("/statistics").body();
        return Integer.parseInt(text.replaceAll("(?s).*\"CountInstances\" : ([0-9]+).*", "$1"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
