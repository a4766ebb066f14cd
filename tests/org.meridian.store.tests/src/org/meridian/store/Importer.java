package org.meridian.store;

import org.meridian.core.event.Events;
import org.meridian.core.io.ByteSources;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.SchemaPart;
import org.meridian.testkit.store.RecordedLog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A program that imports without end (or a number of items) and says {@code ACK number} on standard
 * output once an item is acknowledged; tests trace it and kill it.
 */
final class Importer {
    static final SchemaPart SCHEMA =
            new SchemaPart(
                    "item",
                    List.of(
                            List.of(
                                    "create table item_head (number bigint primary key, patient"
                                            + " uuid, blob_id varchar(64))",
                                    "create table item_part (number bigint, part integer)")));
    private static final int IN_FLIGHT = 5;

    private Importer() {}

    static Store open(Path folder) {
        return Store.open(
                Vault.open(folder, KeySource.besideArchive()),
                List.of(SCHEMA),
                new RecordedLog(),
                new Events(),
                Clock.systemUTC());
    }

    static PatientKey patient(long number) {
        return new PatientKey(new UUID(1, number / 10));
    }

    static byte[] content(long number) {
        Random random = new Random(number);
        byte[] content = new byte[random.nextInt(150_000)];
        random.nextBytes(content);
        return content;
    }

    public static void main(String[] args) throws IOException {
        long first = Long.parseLong(args[1]);
        long end = Long.parseLong(args[2]);
        try (Store store = open(Path.of(args[0]))) {
            for (long n = first; n < end; n += IN_FLIGHT) {
                CompletableFuture<?>[] units = new CompletableFuture<?>[IN_FLIGHT];
                for (int i = 0; i < IN_FLIGHT; i++) {
                    units[i] = submit(store, n + i);
                }
                CompletableFuture.allOf(units).join();
            }
        }
    }

    private static CompletableFuture<?> submit(Store store, long number) throws IOException {
        PatientKey patient = patient(number);
        BlobId blob = store.blobs().write(patient, ByteSources.of(content(number)));
        store.blobs().sync();
        return store.submit(
                        u -> {
                            u.update(
                                    "insert into item_head values (?, ?, ?)",
                                    number,
                                    patient.value(),
                                    blob.value());
                            u.index("item", String.valueOf(number));
                            for (int part = 0; part < 3; part++) {
                                u.update("insert into item_part values (?, ?)", number, part);
                            }
                            return number;
                        })
                .thenAccept(
                        n -> {
                            System.out.print("ACK " + n + "\n");
                            System.out.flush();
                        });
    }
}
