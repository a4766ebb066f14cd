package org.meridian.store.internal;

import org.meridian.core.MeridianException;
import org.meridian.store.StoreError;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Small values under AES-256-GCM (NIST SP 800-38D): a random nonce of 12 bytes, text, tag of 16.
 */
public final class Sealed {
    public static final int TAG = 16;
    static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE = 12;

    private Sealed() {}

    public static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** How long a text of this length is when it is sealed. */
    static int length(int plain) {
        return NONCE + plain + TAG;
    }

    public static byte[] seal(byte[] key, byte[] bound, byte[] plain) {
        byte[] nonce = random(NONCE);
        byte[] sealed = new byte[length(plain.length)];
        System.arraycopy(nonce, 0, sealed, 0, NONCE);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(bound);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return sealed;
    }

    /**
     * The text; {@link StoreError#DAMAGED} when key, bound bytes or text are not those of the
     * sealing.
     */
    public static byte[] open(byte[] key, byte[] bound, byte[] sealed) {
        if (sealed.length < length(0)) {
            throw new MeridianException(StoreError.DAMAGED);
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE));
            cipher.updateAAD(bound);
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (AEADBadTagException e) {
            throw new MeridianException(e, StoreError.DAMAGED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, nonce));
        return cipher;
    }
}
