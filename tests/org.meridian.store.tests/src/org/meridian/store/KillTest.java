package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.BlobId;
import org.meridian.testkit.store.ChildJava;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Kills an importing process again and again: what it acknowledged is there, and nothing half. */
class KillTest {
    private static final int KILLS = System.getenv("MERIDIAN_LONG") == null ? 4 : 40;

    private final Path folder;

    KillTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingIsHalf() throws Exception {
        Random random = new Random(42);
        List<Long> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(importAndKill(1000L * kill, random));
            check(acknowledged);
        }
        assertTrue(acknowledged.size() >= KILLS);
    }

    private List<Long> importAndKill(long first, Random random) throws Exception {
        Process process =
                new ProcessBuilder(ChildJava.command(Importer.class, folder, first, first + 1000))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<Long> acknowledged = new ArrayList<>();
        int wanted = 1 + random.nextInt(60);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                acknowledged.add(Long.parseLong(line.substring("ACK ".length())));
                if (acknowledged.size() == wanted) {
                    Thread.sleep(random.nextInt(20));
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertEquals(137, process.waitFor(), "killed, not ended");
        return acknowledged;
    }

    private record Head(long number, BlobId blob) {}

    private void check(List<Long> acknowledged) throws IOException {
        try (Store store = Importer.open(folder)) {
            List<Head> heads =
                    store.read(
                            r ->
                                    r.query(
                                            "select number, blob_id from item_head order by number",
                                            row ->
                                                    new Head(
                                                            row.number("number"),
                                                            new BlobId(row.text("blob_id")))));
            List<Long> numbers = heads.stream().map(Head::number).toList();
            assertTrue(numbers.containsAll(acknowledged));
            for (Head head : heads) {
                try (ByteSource source =
                        store.blobs().open(Importer.patient(head.number()), head.blob())) {
                    byte[] wanted = Importer.content(head.number());
                    assertArrayEquals(wanted, source.slice(0, (int) source.size()));
                }
            }
            List<Long> parts =
                    store.read(
                            r ->
                                    r.query(
                                            "select number from item_part order by number, part",
                                            row -> row.number("number")));
            assertEquals(
                    numbers.stream().flatMap(n -> LongStream.of(n, n, n).boxed()).toList(), parts);
            List<QueuedRecord> queued = store.queued(0, Integer.MAX_VALUE);
            assertEquals(
                    numbers, queued.stream().map(q -> Long.valueOf(q.key())).sorted().toList());
            assertEquals(numbers.size(), queued.get(queued.size() - 1).position());
            store.sweep(
                    List.of(new BlobReferences("select blob_id, blob_id, blob_id from item_head")));
        }
    }
}
