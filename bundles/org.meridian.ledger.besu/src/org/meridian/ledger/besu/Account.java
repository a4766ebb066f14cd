package org.meridian.ledger.besu;

import org.meridian.ledger.spi.LedgerBackendProvider.BackendMemory;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.utils.Numeric;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.SecretKeyEntry;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.spec.SecretKeySpec;

/**
 * The clinic's account: a secp256k1 key as a secret entry of a PKCS#12 store (Java has no such
 * curve to keep it as a key pair), which is remembered with its password.
 */
final class Account {
    private static final String STORE = "account.p12";
    private static final String PASSWORD = "account.password";
    private static final String ALIAS = "anchor";
    private static final int KEY_LENGTH = 32;

    /** The order of secp256k1's base point (SEC 2, section 2.4.1); a key is below it. */
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private Account() {}

    /** The remembered account, made at its first use. */
    static Credentials open(BackendMemory memory) {
        try {
            Optional<byte[]> store = memory.get(STORE);
            Optional<byte[]> password = memory.get(PASSWORD);
            byte[] key =
                    store.isPresent() && password.isPresent()
                            ? read(store.get(), chars(password.get()))
                            : make(memory);
            return Credentials.create(ECKeyPair.create(key));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the remembered account cannot be read", e);
        }
    }

    private static byte[] make(BackendMemory memory) throws GeneralSecurityException, IOException {
        SecureRandom random = new SecureRandom();
        BigInteger key;
        do {
            key = new BigInteger(8 * KEY_LENGTH, random);
        } while (key.signum() == 0 || key.compareTo(ORDER) >= 0);
        byte[] bytes = Numeric.toBytesPadded(key, KEY_LENGTH);
        byte[] secret = new byte[KEY_LENGTH];
        random.nextBytes(secret);
        byte[] password = HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII);
        memory.put(PASSWORD, password);
        memory.put(STORE, write(bytes, chars(password)));
        return bytes;
    }

    private static byte[] write(byte[] key, char[] password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        // PKCS#12 names an algorithm of secret keys; AES is one whose keys have 32 bytes.
        store.setEntry(
                ALIAS,
                new SecretKeyEntry(new SecretKeySpec(key, "AES")),
                new PasswordProtection(password));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password);
        return out.toByteArray();
    }

    private static byte[] read(byte[] bytes, char[] password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(bytes), password);
        if (store.getEntry(ALIAS, new PasswordProtection(password)) instanceof SecretKeyEntry e) {
            return e.getSecretKey().getEncoded();
        }
        throw new IOException("no key in the store");
    }

    private static char[] chars(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII).toCharArray();
    }
}
