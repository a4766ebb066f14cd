package org.meridian.ledger.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One entry of the log, as it is hashed. What it is about is not in it, only a commitment: {@code
 * SHA-256(salt || content)} (see {@link Content}), so that a leaf stays valid and tells nothing
 * after salt and content were destroyed.
 *
 * @param number from 0, gapless
 * @param time to the microsecond
 * @param actor who did it
 * @param type what was done
 */
public record Leaf(long number, Instant time, String actor, String type, Hash commitment) {
    private static final int MAGIC = 0x4d52444c; // "MRDL"
    private static final int VERSION = 1;

    /**
     * The one encoding: {@code MRDL}, version (1 byte), number and time in microseconds since 1970
     * (8 bytes each), actor and type (UTF-8 after 2 bytes of length), commitment; big-endian.
     */
    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeByte(VERSION);
            out.writeLong(number);
            out.writeLong(micros(time));
            writeText(out, actor);
            writeText(out, type);
            out.write(commitment.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads {@link #encode}'s bytes; anything else is an IllegalArgumentException. */
    public static Leaf decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC || in.readUnsignedByte() != VERSION) {
                throw new IllegalArgumentException("not a leaf");
            }
            Leaf leaf =
                    new Leaf(
                            in.readLong(),
                            instant(in.readLong()),
                            readText(in),
                            readText(in),
                            Hash.of(in.readNBytes(Hash.LENGTH)));
            if (in.read() >= 0) {
                throw new IllegalArgumentException("more than a leaf");
            }
            return leaf;
        } catch (EOFException e) {
            throw new IllegalArgumentException("a leaf cut short", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a leaf", e);
        }
    }

    public Hash hash() {
        return Merkle.leaf(encode());
    }

    static long micros(Instant time) {
        // The second after, less the rest of it: the earliest times would overflow otherwise.
        long seconds = time.getEpochSecond();
        long micros = time.getNano() / 1000;
        return seconds < 0
                ? Math.addExact(Math.multiplyExact(seconds + 1, 1_000_000L), micros - 1_000_000L)
                : Math.addExact(Math.multiplyExact(seconds, 1_000_000L), micros);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > 0xffff) {
            throw new IllegalArgumentException("a text of more than 65535 bytes");
        }
        out.writeShort(utf8.length);
        out.write(utf8);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readUnsignedShort();
        byte[] utf8 = in.readNBytes(length);
        if (utf8.length < length) {
            throw new EOFException();
        }
        return utf8(utf8);
    }

    /** Refuses what is not UTF-8, because two encodings of one text would be two leaves. */
    static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
