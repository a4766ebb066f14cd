package org.meridian.ledger.internal;

import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;
import org.meridian.store.KeyRing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/** The log's Ed25519 key, sealed under the archive's key in a row; made with the first entry. */
final class SigningKey {
    private static final String PURPOSE = "ledger signing key";
    private static final int ID = 1;

    private SigningKey() {}

    static PrivateKey ensure(UnitOfWork unit, KeyRing keys) {
        Optional<byte[]> sealed =
                unit.first(
                        "select sealed from ledger_key where id = ?", r -> r.bytes("sealed"), ID);
        try {
            if (sealed.isPresent()) {
                return KeyFactory.getInstance("Ed25519")
                        .generatePrivate(new PKCS8EncodedKeySpec(keys.open(PURPOSE, sealed.get())));
            }
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            unit.update(
                    "insert into ledger_key (id, public_key, sealed) values (?, ?, ?)",
                    ID,
                    pair.getPublic().getEncoded(),
                    keys.seal(PURPOSE, pair.getPrivate().getEncoded()));
            return pair.getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the stored key is not an Ed25519 one", e);
        }
    }

    /** Empty before the first entry. */
    static Optional<PublicKey> publicKey(Reads reads) {
        return reads.first(
                "select public_key from ledger_key where id = ?",
                r -> decode(r.bytes("public_key")),
                ID);
    }

    private static PublicKey decode(byte[] encoded) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the stored key is not an Ed25519 one", e);
        }
    }
}
