package org.meridian.dicom.pixel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A frame's values as the peers' script {@code frames.py} digests them. */
public final class FrameDigest {
    private FrameDigest() {}

    /** SHA-256 over the values as 32-bit little-endian words, in hexadecimal digits. */
    public static String of(Frame frame) {
        int count = frame.samples().length();
        ByteBuffer values = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            values.putInt((int) frame.value(i));
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(values.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
