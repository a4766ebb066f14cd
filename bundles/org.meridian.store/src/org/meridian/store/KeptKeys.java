package org.meridian.store;

import org.meridian.core.MeridianException;
import org.meridian.store.internal.Disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Opened keys that wait for this user's next commands, as those of sudo or an SSH agent do: each in
 * a file of the owner's alone in a folder that lies in memory and ends with the session, never on a
 * disk. A kept key ends with its time, with any change of the passphrase or the recovery code, and
 * when the clock is behind its beginning. Safe for all threads and processes.
 */
public final class KeptKeys {
    private static final String PRIVATE = "rwx------";
    private static final String OWN_FILE = "rw-------";
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");
    private static final int NAME_BYTES = 16;

    private final Optional<Path> runtimeFolder;
    private final Clock clock;

    /**
     * @param runtimeFolder the session's own folder in memory: {@code XDG_RUNTIME_DIR}
     */
    public KeptKeys(Optional<Path> runtimeFolder, Clock clock) {
        this.runtimeFolder = runtimeFolder;
        this.clock = clock;
    }

    void keep(Path archive, SealedKeys sealed, byte[] key, Duration duration) {
        Path folder =
                runtimeFolder
                        .filter(KeptKeys::isPrivateMemory)
                        .orElseThrow(() -> new MeridianException(StoreError.NO_PRIVATE_MEMORY))
                        .resolve("meridian");
        Instant now = clock.instant();
        String text =
                String.join(
                        " ",
                        String.valueOf(now.toEpochMilli()),
                        String.valueOf(now.plus(duration).toEpochMilli()),
                        hash(sealed.bytes()),
                        HexFormat.of().formatHex(key));
        try {
            Disk.makeFolder(folder);
            Disk.replace(folder.resolve(name(archive)), text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new MeridianException(e, StoreError.NO_PRIVATE_MEMORY);
        }
    }

    /** The key of an archive, kept and not ended; what has ended is forgotten. */
    public Optional<ArchiveKey> find(Path archive, SealedKeys sealed) {
        try {
            Optional<Path> file = file(archive);
            if (file.isEmpty()) {
                return Optional.empty();
            }
            Optional<ArchiveKey> key = read(file.get(), sealed);
            if (key.isEmpty()) {
                Files.deleteIfExists(file.get());
            }
            return key;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Forgets the key of an archive.
     *
     * @return whether one was kept
     */
    public boolean forget(Path archive) {
        try {
            Optional<Path> file = file(archive);
            return file.isPresent() && Files.deleteIfExists(file.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ArchiveKey> read(Path file, SealedKeys sealed) throws IOException {
        String[] words = Files.readString(file, StandardCharsets.ISO_8859_1).split(" ");
        long now = clock.millis();
        boolean holds =
                words.length == 4
                        && words[2].equals(hash(sealed.bytes()))
                        && number(words[0]) <= now
                        && now < number(words[1])
                        && words[3].matches("[0-9a-f]{64}");
        return holds
                ? Optional.of(new ArchiveKey(HexFormat.of().parseHex(words[3])))
                : Optional.empty();
    }

    private static long number(String word) {
        return word.matches("\\d{1,18}") ? Long.parseLong(word) : 0;
    }

    /** The file of an archive's key, where there is one that nobody else could have written. */
    private Optional<Path> file(Path archive) throws IOException {
        Optional<Path> file =
                runtimeFolder
                        .filter(KeptKeys::isPrivateMemory)
                        .map(f -> f.resolve("meridian"))
                        .filter(f -> Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS))
                        .filter(f -> isOwn(f, PRIVATE));
        if (file.isEmpty() || !Files.exists(archive)) {
            return Optional.empty();
        }
        String name = name(archive);
        return file.map(f -> f.resolve(name))
                .filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                .filter(f -> isOwn(f, OWN_FILE));
    }

    private static boolean isPrivateMemory(Path folder) {
        try {
            return folder.isAbsolute()
                    && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && IN_MEMORY.contains(Files.getFileStore(folder).type())
                    && isOwn(folder, PRIVATE);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOwn(Path path, String permissions) {
        try {
            return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS)
                            .getName()
                            .equals(System.getProperty("user.name"))
                    && Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)
                            .equals(PosixFilePermissions.fromString(permissions));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** By the archive's real path, so that each way to it finds the same key. */
    private static String name(Path archive) throws IOException {
        return hash(archive.toRealPath().toString().getBytes(StandardCharsets.UTF_8))
                        .substring(0, 2 * NAME_BYTES)
                + ".key";
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
