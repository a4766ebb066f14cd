package org.meridian.store.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.store.Argon2id;
import org.meridian.store.StoreError;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sealing of a key under a secret, as a line of text: how the sealing key is derived from the
 * secret, and the key under it, bound to that text.
 */
public final class KeySlot {
    private static final int KEY = 32;
    private static final int SALT = 16;
    private static final String PURPOSE = "seal archive key";
    private static final Pattern PASSPHRASE =
            Pattern.compile(
                    "(passphrase argon2id memory=(\\d{1,7}) passes=(\\d{1,3}) lanes=(\\d{1,3})"
                            + " salt=([0-9a-f]{32})) sealed=([0-9a-f]{120})");
    private static final Pattern RECOVERY =
            Pattern.compile("(recovery hkdf-sha256 salt=([0-9a-f]{32})) sealed=([0-9a-f]{120})");

    private final String parameters;
    private final UnaryOperator<byte[]> derivation;
    private final byte[] sealed;

    private KeySlot(String parameters, UnaryOperator<byte[]> derivation, byte[] sealed) {
        this.parameters = parameters;
        this.derivation = derivation;
        this.sealed = sealed;
    }

    /** Seals under what a person remembers, which costs the time of an Argon2id. */
    public static KeySlot sealUnderPassphrase(byte[] key, byte[] secret, Argon2id argon2) {
        byte[] salt = Sealed.random(SALT);
        String parameters =
                "passphrase argon2id memory=%d passes=%d lanes=%d salt=%s"
                        .formatted(argon2.memory(), argon2.passes(), argon2.lanes(), hex(salt));
        return seal(parameters, s -> argon2.derive(s, salt, KEY), key, secret);
    }

    /** Seals under a secret that nobody can guess. */
    public static KeySlot sealUnderCode(byte[] key, byte[] secret) {
        byte[] salt = Sealed.random(SALT);
        return seal("recovery hkdf-sha256 salt=" + hex(salt), fast(salt), key, secret);
    }

    /** A passphrase's slot; empty where the line is none or its parameters are out of bounds. */
    public static Optional<KeySlot> underPassphrase(String line) {
        Matcher m = PASSPHRASE.matcher(line);
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            Argon2id argon2 = new Argon2id(number(m, 2), number(m, 3), number(m, 4));
            byte[] salt = bytes(m, 5);
            return Optional.of(
                    new KeySlot(group(m, 1), s -> argon2.derive(s, salt, KEY), bytes(m, 6)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A recovery code's slot; empty where the line is none. */
    public static Optional<KeySlot> underCode(String line) {
        Matcher m = RECOVERY.matcher(line);
        return m.matches()
                ? Optional.of(new KeySlot(group(m, 1), fast(bytes(m, 2)), bytes(m, 3)))
                : Optional.empty();
    }

    private static UnaryOperator<byte[]> fast(byte[] salt) {
        return s -> Hkdf.derive(s, salt, PURPOSE.getBytes(StandardCharsets.US_ASCII), KEY);
    }

    private static KeySlot seal(
            String parameters, UnaryOperator<byte[]> derivation, byte[] key, byte[] secret) {
        byte[] sealing = derivation.apply(secret);
        try {
            return new KeySlot(
                    parameters, derivation, Sealed.seal(sealing, bound(parameters), key));
        } finally {
            Arrays.fill(sealing, (byte) 0);
        }
    }

    /** The key; empty where this is not the secret it was sealed under. */
    public Optional<byte[]> open(byte[] secret) {
        byte[] sealing = derivation.apply(secret);
        try {
            return Optional.of(Sealed.open(sealing, bound(parameters), sealed));
        } catch (MeridianException e) {
            if (e.errorCode() == StoreError.DAMAGED) {
                return Optional.empty();
            }
            throw e;
        } finally {
            Arrays.fill(sealing, (byte) 0);
        }
    }

    /** The slot as a line of text. */
    public String text() {
        return parameters + " sealed=" + hex(sealed);
    }

    private static byte[] bound(String parameters) {
        return parameters.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(group(m, group));
    }

    private static byte[] bytes(Matcher m, int group) {
        return HexFormat.of().parseHex(group(m, group));
    }

    private static String group(Matcher m, int group) {
        @Nullable String text = m.group(group);
        return text == null ? "" : text;
    }
}
