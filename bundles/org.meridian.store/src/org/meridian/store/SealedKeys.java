package org.meridian.store;

import org.meridian.core.MeridianException;
import org.meridian.store.internal.Hkdf;
import org.meridian.store.internal.KeySlot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An archive's key sealed twice, each time by itself: under a passphrase (Argon2id, AES-256-GCM)
 * and under a recovery code (HKDF, AES-256-GCM). Lines of text that say what they are; each ends
 * with a check sum, so that a damaged slot is told from a wrong passphrase, and the last one is a
 * HMAC of the others under the archive's key. A damaged line is named and leaves the other slot
 * usable. Immutable.
 *
 * <pre>
 * meridian-keys 1 #SUM
 * passphrase argon2id memory=65536 passes=3 lanes=1 salt=HEX sealed=HEX #SUM
 * recovery hkdf-sha256 salt=HEX sealed=HEX #SUM
 * mac HEX #SUM
 * </pre>
 */
public final class SealedKeys {
    /** The lines of the file, each of which can be damaged by itself. */
    public enum Part {
        HEADER("meridian-keys "),
        PASSPHRASE("passphrase "),
        RECOVERY("recovery "),
        MAC("mac ");

        private final String start;

        Part(String start) {
            this.start = start;
        }
    }

    private static final int VERSION = 1;
    private static final int LONGEST = 4096;
    private static final int SUM_BYTES = 4;

    private final String text;

    /**
     * Reads a file; what in it is damaged is told by {@link #damaged()}.
     *
     * @throws MeridianException {@link StoreError#NEWER_SCHEMA} where a newer version wrote it
     */
    SealedKeys(byte[] file) {
        text = file.length > LONGEST ? "" : new String(file, StandardCharsets.ISO_8859_1);
        String version =
                content(Part.HEADER).map(h -> h.substring(Part.HEADER.start.length())).orElse("");
        if (!version.isEmpty() && !version.equals(Integer.toString(VERSION))) {
            throw new MeridianException(StoreError.NEWER_SCHEMA, "keys", version, VERSION);
        }
    }

    private SealedKeys(byte[] key, String passphraseLine, String recoveryLine) {
        String slots = slots(passphraseLine, recoveryLine);
        text = slots + summed(mac(key, slots));
    }

    /** Seals a key, which stays the caller's. */
    static SealedKeys seal(byte[] key, Passphrase passphrase, RecoveryCode code, Argon2id cost) {
        return new SealedKeys(key, line(key, passphrase, cost), line(key, code));
    }

    /** The same with another passphrase; the recovery code's slot stays as it is. */
    SealedKeys with(byte[] key, Passphrase passphrase, Argon2id cost) {
        return new SealedKeys(key, line(key, passphrase, cost), line(Part.RECOVERY));
    }

    /** The same with another recovery code; the passphrase's slot stays as it is. */
    SealedKeys with(byte[] key, RecoveryCode code) {
        return new SealedKeys(key, line(Part.PASSPHRASE), line(key, code));
    }

    private static String line(byte[] key, Passphrase passphrase, Argon2id cost) {
        return summed(KeySlot.sealUnderPassphrase(key, passphrase.bytes(), cost).text()).strip();
    }

    private static String line(byte[] key, RecoveryCode code) {
        byte[] secret = code.bytes();
        try {
            return summed(KeySlot.sealUnderCode(key, secret).text()).strip();
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** The file. */
    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Opens the key; takes a fifth of a second and 64 MiB.
     *
     * @throws MeridianException {@link StoreError#WRONG_PASSPHRASE}, {@link
     *     StoreError#PASSPHRASE_SLOT_DAMAGED}
     */
    public ArchiveKey open(Passphrase passphrase) {
        KeySlot slot =
                content(Part.PASSPHRASE)
                        .flatMap(KeySlot::underPassphrase)
                        .orElseThrow(
                                () -> new MeridianException(StoreError.PASSPHRASE_SLOT_DAMAGED));
        return slot.open(passphrase.bytes())
                .map(ArchiveKey::new)
                .orElseThrow(() -> new MeridianException(StoreError.WRONG_PASSPHRASE));
    }

    /**
     * Opens the key.
     *
     * @throws MeridianException {@link StoreError#WRONG_RECOVERY_CODE}, {@link
     *     StoreError#RECOVERY_SLOT_DAMAGED}
     */
    public ArchiveKey open(RecoveryCode code) {
        KeySlot slot =
                content(Part.RECOVERY)
                        .flatMap(KeySlot::underCode)
                        .orElseThrow(() -> new MeridianException(StoreError.RECOVERY_SLOT_DAMAGED));
        byte[] secret = code.bytes();
        try {
            return slot.open(secret)
                    .map(ArchiveKey::new)
                    .orElseThrow(() -> new MeridianException(StoreError.WRONG_RECOVERY_CODE));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Which lines are not as they were written, as far as that is seen without the key. */
    public Set<Part> damaged() {
        Set<Part> damaged = EnumSet.noneOf(Part.class);
        StringBuilder whole = new StringBuilder();
        for (Part part : Part.values()) {
            if (content(part).isEmpty()) {
                damaged.add(part);
            }
            whole.append(line(part)).append('\n');
        }
        if (content(Part.PASSPHRASE).flatMap(KeySlot::underPassphrase).isEmpty()) {
            damaged.add(Part.PASSPHRASE);
        }
        if (content(Part.RECOVERY).flatMap(KeySlot::underCode).isEmpty()) {
            damaged.add(Part.RECOVERY);
        }
        if (damaged.isEmpty() && !text.contentEquals(whole)) {
            damaged.add(Part.HEADER);
        }
        return damaged;
    }

    /** Which lines are not as they were written, seen with the key. */
    Set<Part> damaged(byte[] key) {
        Set<Part> damaged = damaged();
        String slots = slots(line(Part.PASSPHRASE), line(Part.RECOVERY));
        if (damaged.isEmpty()
                && !content(Part.MAC).filter(m -> isSame(m, mac(key, slots))).isPresent()) {
            damaged.add(Part.MAC);
        }
        return damaged;
    }

    /** What the last line is the HMAC of. */
    private static String slots(String passphraseLine, String recoveryLine) {
        return summed(Part.HEADER.start + VERSION) + passphraseLine + "\n" + recoveryLine + "\n";
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.ISO_8859_1),
                other.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A line as it stands in the file, empty where there is none. */
    private String line(Part part) {
        return List.of(text.split("\n")).stream()
                .filter(l -> l.startsWith(part.start))
                .findFirst()
                .orElse("");
    }

    /** A line without its sum, where that is right. */
    private Optional<String> content(Part part) {
        String line = line(part);
        int end = line.lastIndexOf(" #");
        return Optional.of(line.substring(0, Math.max(0, end)))
                .filter(c -> (line + "\n").equals(summed(c)));
    }

    private static String summed(String content) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.ISO_8859_1));
            return content + " #" + HexFormat.of().formatHex(hash, 0, SUM_BYTES) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mac(byte[] key, String slots) {
        byte[] own = Hkdf.key(key, "sealed keys");
        byte[] mac = Hkdf.hmac(own, slots.getBytes(StandardCharsets.ISO_8859_1));
        Arrays.fill(own, (byte) 0);
        return Part.MAC.start + HexFormat.of().formatHex(mac);
    }
}
