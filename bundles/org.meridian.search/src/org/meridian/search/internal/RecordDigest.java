package org.meridian.search.internal;

import org.meridian.core.store.IndexDocument;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Tells two states of a record apart: whether the index holds it as it is now. */
public final class RecordDigest {
    private RecordDigest() {}

    /**
     * Of all by which the record is found, in whatever order it stands; 64 bits of a SHA-256.
     * Titles say the same again in the language of who indexed it.
     */
    public static long of(IndexDocument source) {
        String all =
                String.join(
                        "\n",
                        source.kind(),
                        source.key(),
                        source.patient().toString(),
                        ordered(source.names()),
                        ordered(source.identifiers()),
                        ordered(source.texts()),
                        source.date().toString(),
                        ordered(source.keywords()),
                        ordered(source.numbers()));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(sha256.digest(all.getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static String ordered(Collection<?> all) {
        return all.stream().map(Object::toString).sorted().toList().toString();
    }

    private static String ordered(Map<String, ?> all) {
        return new TreeMap<>(all).toString();
    }
}
