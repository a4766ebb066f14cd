package org.meridian.dicom.pixel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The samples of a binary PGM or PPM file of 8 bits. */
final class Pnm {
    private Pnm() {}

    static byte[] read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int lines = 0;
        int at = 0;
        while (lines < 3) {
            int end = at;
            while (bytes[end] != '\n') {
                end++;
            }
            String line = new String(bytes, at, end - at, StandardCharsets.US_ASCII);
            lines += line.startsWith("#") ? 0 : 1;
            at = end + 1;
        }
        return Arrays.copyOfRange(bytes, at, bytes.length);
    }

    /** The largest difference of two samples at the same place. */
    static int difference(byte[] a, byte[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " and " + b.length);
        }
        int most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs((a[i] & 0xFF) - (b[i] & 0xFF)));
        }
        return most;
    }
}
