package org.meridian.store.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869): independent keys from one. */
public final class Hkdf {
    private static final int HASH_LENGTH = 32;

    private Hkdf() {}

    /** A key of 32 bytes for a purpose. */
    public static byte[] key(byte[] secret, String purpose) {
        return derive(secret, new byte[0], purpose.getBytes(StandardCharsets.UTF_8), HASH_LENGTH);
    }

    /** Extract, then expand to {@code length} bytes, at most 8160. */
    public static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) {
        byte[] pseudoRandomKey = hmac(salt.length == 0 ? new byte[HASH_LENGTH] : salt, secret);
        byte[] out = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, n = 1; done < length; done += HASH_LENGTH, n++) {
            block = hmac(pseudoRandomKey, block, info, new byte[] {(byte) n});
            System.arraycopy(block, 0, out, done, Math.min(HASH_LENGTH, length - done));
        }
        Arrays.fill(pseudoRandomKey, (byte) 0);
        return out;
    }

    public static byte[] hmac(byte[] key, byte[]... parts) {
        Mac mac = mac(key);
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
