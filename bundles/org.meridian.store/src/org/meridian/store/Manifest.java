package org.meridian.store;

import org.meridian.core.MeridianException;
import org.meridian.store.internal.Digests;
import org.meridian.store.internal.Disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a generation of a backup is made of: SHA-256 of each of its small files and of the database,
 * sealed under the archive's key. It is written last: a generation without one is none.
 *
 * @param taken when the database was copied
 * @param values number and bytes of the blobs, and a hash a file, by name
 */
record Manifest(Instant taken, SortedMap<String, String> values) {
    static final String NAME = "manifest";
    private static final String PURPOSE = "backup manifest";
    private static final String TITLE = "meridian backup 1";
    private static final String TAKEN = "taken";
    private static final String SEAL = "seal";

    /** Hashes every file of a generation's folder. */
    static Manifest of(Path generation, Instant taken, long blobs, long bytes) throws IOException {
        SortedMap<String, String> values = new TreeMap<>();
        values.put("blobs", Long.toString(blobs));
        values.put("bytes", Long.toString(bytes));
        try (var files = Files.list(generation)) {
            for (Path file : files.toList()) {
                values.put("sha256 " + file.getFileName(), Digests.sha256(file));
            }
        }
        return new Manifest(taken, values);
    }

    long blobs() {
        return Long.parseLong(values.getOrDefault("blobs", "0"));
    }

    long bytes() {
        return Long.parseLong(values.getOrDefault("bytes", "0"));
    }

    boolean names(String file) {
        return values.containsKey("sha256 " + file);
    }

    /** Whether a file of the generation is the one that was written. */
    boolean holds(Path file) throws IOException {
        return Files.exists(file)
                && Digests.sha256(file).equals(values.get("sha256 " + file.getFileName()));
    }

    /** Names of the files. */
    List<String> files() {
        return values.keySet().stream()
                .filter(k -> k.startsWith("sha256 "))
                .map(k -> k.substring("sha256 ".length()))
                .toList();
    }

    private String text() {
        StringBuilder text = new StringBuilder(TITLE + "\n" + TAKEN + "=" + taken + "\n");
        values.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    void write(Path generation, KeyRing keys) throws IOException {
        String text = text();
        byte[] seal = keys.seal(PURPOSE, Digests.sha256(bytes(text)));
        Disk.replace(
                generation.resolve(NAME),
                bytes(text + SEAL + "=" + HexFormat.of().formatHex(seal) + "\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads one and proves that this archive wrote it.
     *
     * @throws MeridianException {@link StoreError#BACKUP_DAMAGED}
     */
    static Manifest read(Path generation, KeyRing keys) throws IOException {
        try {
            Manifest manifest = readUnproved(generation);
            String text = manifest.text();
            String seal = Files.readString(generation.resolve(NAME)).substring(text.length());
            byte[] sealed = HexFormat.of().parseHex(seal.strip().substring(SEAL.length() + 1));
            if (MessageDigest.isEqual(keys.open(PURPOSE, sealed), Digests.sha256(bytes(text)))) {
                return manifest;
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException | MeridianException e) {
            throw new MeridianException(e, StoreError.BACKUP_DAMAGED, generation.toString());
        }
        throw new MeridianException(StoreError.BACKUP_DAMAGED, generation.toString());
    }

    private static Manifest readUnproved(Path generation) throws IOException {
        SortedMap<String, String> values = new TreeMap<>();
        for (String line : Files.readAllLines(generation.resolve(NAME))) {
            int at = line.indexOf('=');
            if (at > 0) {
                values.put(line.substring(0, at), line.substring(at + 1));
            } else if (!line.equals(TITLE)) {
                throw new IllegalArgumentException(line);
            }
        }
        values.remove(SEAL);
        String taken = values.remove(TAKEN);
        if (taken == null) {
            throw new IllegalArgumentException("no time");
        }
        try {
            return new Manifest(Instant.parse(taken), values);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
