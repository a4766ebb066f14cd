package org.meridian.store;

import org.meridian.core.MeridianException;
import org.meridian.store.internal.Disk;
import org.meridian.store.internal.Sealed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/** Where the archive's key of 32 bytes comes from. */
public interface KeySource {
    /** Name of the key file in the archive's folder. */
    String BESIDE = "archive.key";

    /** Length of the key in bytes. */
    int LENGTH = 32;

    /**
     * The key.
     *
     * @param folder the archive's folder, which exists
     * @param fresh whether the archive is new, so that a key may be made
     */
    byte[] key(Path folder, boolean fresh) throws IOException;

    /** Whether the key is given from outside the archive's folder. */
    boolean elsewhere();

    /** The key that the folder holds: sealed where it is, beside the archive otherwise. */
    static KeySource inFolder(Unlocking unlocking) {
        return new InFolder(unlocking);
    }

    /** A key file in the archive's folder: protects against nobody who has the whole folder. */
    static KeySource besideArchive() {
        return new KeyFile(Path.of(BESIDE), false);
    }

    /** A key file elsewhere, made when it and the archive are new. */
    static KeySource file(Path file) {
        return new KeyFile(file.toAbsolutePath(), true);
    }

    /**
     * 32 bytes as they are or in hexadecimal; a relative path is relative to the archive's folder.
     */
    record KeyFile(Path path, boolean elsewhere) implements KeySource {
        private static final int LONGEST = 4 * LENGTH;

        @Override
        public byte[] key(Path folder, boolean fresh) throws IOException {
            Path file = folder.resolve(path);
            if (Files.exists(file)) {
                return parse(file);
            }
            if (!fresh) {
                throw new MeridianException(StoreError.KEY_MISSING, file.toString());
            }
            Disk.makeFolder(file.toAbsolutePath().getParent());
            byte[] key = Sealed.random(LENGTH);
            Disk.replace(
                    file,
                    (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII));
            return key;
        }

        static byte[] parse(Path file) throws IOException {
            if (Files.size(file) <= LONGEST) {
                byte[] bytes = Files.readAllBytes(file);
                if (bytes.length == LENGTH) {
                    return bytes;
                }
                String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
                if (text.matches("[0-9a-fA-F]{64}")) {
                    return HexFormat.of().parseHex(text);
                }
            }
            throw new MeridianException(StoreError.BAD_KEY_FILE, file.toString());
        }
    }

    /** Asks for what opens a sealed key; seals a new archive's where that is wanted. */
    record InFolder(Unlocking unlocking) implements KeySource {
        @Override
        public byte[] key(Path folder, boolean fresh) throws IOException {
            Optional<SealedKeys> sealed = KeyGuard.read(folder);
            if (sealed.isPresent()) {
                byte[] key = unlocking.unlock(sealed.get()).bytes();
                // left by a kill after the key was sealed
                KeyGuard.destroyBeside(folder, key);
                return key;
            }
            Optional<Unlocking.Seal> seal = fresh ? unlocking.seal() : Optional.empty();
            boolean never = seal.isPresent() && !Files.exists(folder.resolve(BESIDE));
            // a key that is to be sealed lies nowhere before
            byte[] key = never ? Sealed.random(LENGTH) : besideArchive().key(folder, fresh);
            seal.ifPresent(
                    s ->
                            new KeyGuard(folder, key, false, Argon2id.STANDARD)
                                    .seal(s.passphrase(), s.code())
                                    .apply());
            return key;
        }

        @Override
        public boolean elsewhere() {
            return false;
        }
    }
}
