package org.meridian.ledger.verify;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a leaf is about, as it is committed to.
 *
 * @param patient the archive's name of the person, empty for none
 * @param subject UID or id of what it concerns
 * @param values by name
 */
public record Content(String patient, String subject, SortedMap<String, String> values) {
    /**
     * The one encoding: patient, subject, then names and values in the order of the names, each as
     * UTF-8 after 4 bytes of length, big-endian.
     */
    public byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, patient);
        write(out, subject);
        values.forEach(
                (name, value) -> {
                    write(out, name);
                    write(out, value);
                });
        return out.toByteArray();
    }

    /** Reads {@link #encode}'s bytes; anything else is an IllegalArgumentException. */
    public static Content decode(byte[] bytes) {
        List<String> texts = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            texts.add(read(in));
        }
        if (texts.size() < 2 || texts.size() % 2 != 0) {
            throw new IllegalArgumentException("content cut short");
        }
        SortedMap<String, String> values = new TreeMap<>();
        for (int i = 2; i < texts.size(); i += 2) {
            if (!values.isEmpty() && values.lastKey().compareTo(texts.get(i)) >= 0) {
                throw new IllegalArgumentException("names out of order");
            }
            values.put(texts.get(i), texts.get(i + 1));
        }
        return new Content(texts.get(0), texts.get(1), values);
    }

    /** {@code SHA-256(salt || content)}. */
    public static Hash commitment(byte[] salt, byte[] content) {
        return Hash.sha256(salt, content);
    }

    private static void write(ByteArrayOutputStream out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(ByteBuffer.allocate(4).putInt(utf8.length).array());
        out.writeBytes(utf8);
    }

    private static String read(ByteBuffer in) {
        int length = in.remaining() < 4 ? -1 : in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("content cut short");
        }
        byte[] utf8 = new byte[length];
        in.get(utf8);
        try {
            return Leaf.utf8(utf8);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("content is not UTF-8", e);
        }
    }
}
