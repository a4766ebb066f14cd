package org.meridian.dicom;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflated data (PS3.5 A.5): raw deflate, or zlib's, which some write instead. No more memory is
 * taken than the data inflate to, and that has a limit.
 *
 * @param bytes all up to damage or the limit
 * @param damage why there are no more; empty when the data ended as they should
 */
public record Inflation(byte[] bytes, Optional<DicomError> damage) {
    private static final int CHUNK = 16384;

    /** Inflates what a source holds from a position on, to at most {@code limit} bytes. */
    public static Inflation of(ByteSource source, long from, long limit) {
        Inflation raw = inflate(source, from, limit, true);
        if (raw.damage.isPresent() && isZlib(source, from)) {
            Inflation zlib = inflate(source, from, limit, false);
            return zlib.bytes.length > raw.bytes.length ? zlib : raw;
        }
        return raw;
    }

    /**
     * Inflates all.
     *
     * @throws MeridianException when the data are damaged or grow over the limit
     */
    public static byte[] all(byte[] packed, long limit) {
        Inflation inflated = of(ByteSources.of(packed), 0, limit);
        inflated.damage.ifPresent(
                code -> {
                    throw new MeridianException(code);
                });
        return inflated.bytes;
    }

    private static boolean isZlib(ByteSource source, long from) {
        byte[] head = new byte[2];
        return read(source, from, head) == 2
                && (head[0] & 0x0F) == 8
                && ((head[0] & 0xFF) << 8 | head[1] & 0xFF) % 31 == 0;
    }

    private static Inflation inflate(ByteSource source, long from, long limit, boolean raw) {
        Inflater inflater = new Inflater(raw);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try {
            byte[] packed = new byte[CHUNK];
            long position = from;
            while (!inflater.finished()) {
                int n = inflater.inflate(chunk);
                if (n > limit - out.size()) {
                    out.write(chunk, 0, (int) (limit - out.size()));
                    return new Inflation(
                            out.toByteArray(), Optional.of(DicomError.INFLATES_TOO_FAR));
                }
                out.write(chunk, 0, n);
                if (n == 0 && inflater.needsDictionary()) {
                    return new Inflation(out.toByteArray(), Optional.of(DicomError.DEFLATE));
                }
                if (n == 0 && inflater.needsInput()) {
                    int more = read(source, position, packed);
                    if (more <= 0) {
                        return new Inflation(out.toByteArray(), Optional.of(DicomError.DEFLATE));
                    }
                    inflater.setInput(packed, 0, more);
                    position += more;
                }
            }
            return new Inflation(out.toByteArray(), Optional.empty());
        } catch (DataFormatException e) {
            int before = (int) Math.min(inflater.getBytesWritten() - out.size(), CHUNK);
            out.write(chunk, 0, (int) Math.min(before, limit - out.size()));
            return new Inflation(out.toByteArray(), Optional.of(DicomError.DEFLATE));
        } finally {
            inflater.end();
        }
    }

    private static int read(ByteSource source, long position, byte[] target) {
        try {
            return source.read(position, target, 0, target.length);
        } catch (IOException e) {
            throw new MeridianException(e, DicomError.IO);
        }
    }
}
