package org.meridian.dicom.internal.codec.j2k;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A codestream that OpenJPEG made of a {@link TestImage}.
 *
 * @param hash of the values that OpenJPEG decodes where they are not the image's, else 0
 */
record SampleCodestream(TestImage image, int hash, byte[] bytes) {
    /**
     * All by name. A line of the file has the name, rows, columns, components, bits, sign, the
     * options of {@code opj_compress}, the hash or "same", and the codestream.
     */
    static Map<String, SampleCodestream> all() {
        Map<String, SampleCodestream> all = new LinkedHashMap<>();
        try (InputStream in =
                Objects.requireNonNull(
                        SampleCodestream.class.getResourceAsStream("codestreams.tsv"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            for (String line : text.lines().toList()) {
                String[] parts = line.split("\t");
                TestImage image =
                        TestImage.of(
                                Integer.parseInt(parts[1]),
                                Integer.parseInt(parts[2]),
                                Integer.parseInt(parts[3]),
                                Integer.parseInt(parts[4]),
                                Boolean.parseBoolean(parts[5]));
                int hash = parts[7].equals("same") ? 0 : Integer.parseInt(parts[7]);
                all.put(
                        parts[0],
                        new SampleCodestream(image, hash, HexFormat.of().parseHex(parts[8])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    static SampleCodestream of(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    /** The place of a marker's first occurrence. */
    int find(int marker) {
        return find(bytes, marker, 0);
    }

    static int find(byte[] bytes, int marker, int from) {
        for (int i = from; i + 1 < bytes.length; i++) {
            if (((bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF) == marker) {
                return i;
            }
        }
        throw new IllegalArgumentException("no marker " + Integer.toHexString(marker));
    }
}
