package org.meridian.dicom;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** Unique identifiers (PS3.5 chapter 9). */
public final class Uids {
    private static final String UUID_ROOT = "2.25.";

    private Uids() {}

    /** A new UID under 2.25, from a random UUID (PS3.5 B.2). */
    public static String random() {
        return of(UUID.randomUUID());
    }

    /** The UID of a UUID (PS3.5 B.2). */
    public static String of(UUID uuid) {
        byte[] bytes =
                ByteBuffer.allocate(16)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array();
        return UUID_ROOT + new BigInteger(1, bytes);
    }

    /** The UUID of a UID that was made of one; empty for others. */
    public static Optional<UUID> uuid(String uid) {
        if (!uid.matches("2\\.25\\.(0|[1-9]\\d{0,38})")) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(uid.substring(UUID_ROOT.length()));
        return number.bitLength() <= 2 * Long.SIZE
                ? Optional.of(
                        new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue()))
                : Optional.empty();
    }

    /** Whether a text is a UID: up to 64 characters of numbers and dots (PS3.5 9.1). */
    public static boolean isValid(String uid) {
        return uid.length() <= 64 && uid.matches("(0|[1-9]\\d*)(\\.(0|[1-9]\\d*))+");
    }
}
