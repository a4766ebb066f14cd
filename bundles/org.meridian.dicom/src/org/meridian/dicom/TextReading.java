package org.meridian.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A way to read the texts of a data set, whatever it declares.
 *
 * @param set that the bytes are in
 * @param twice the bytes are UTF-8 of what some program took for Latin letters: {@code set} holds
 *     for the bytes behind these letters
 */
public record TextReading(SpecificCharacterSet set, boolean twice) {
    /** Latin letters as Windows has them, which is what most such programs take. */
    private static final Charset LATIN = Charset.forName("windows-1252");

    /** Bytes in a set. */
    public static TextReading in(SpecificCharacterSet set) {
        return new TextReading(set, false);
    }

    /** The text of a value. */
    public String decode(byte[] bytes, VR vr) {
        return set.decode(twice ? once(bytes) : bytes, vr);
    }

    /** The bytes in {@link #set()}. */
    byte[] once(byte[] bytes) {
        String letters = new String(bytes, StandardCharsets.UTF_8);
        byte[] once = new byte[letters.length()];
        for (int i = 0; i < once.length; i++) {
            char c = letters.charAt(i);
            // the five codes that Windows leaves free come through as themselves
            byte[] code = String.valueOf(c).getBytes(LATIN);
            boolean free = c >= 0x80 && c < 0xA0;
            boolean unknown = code[0] == '?' && c != '?' && !free;
            once[i] = unknown ? (byte) 0xFF : free ? (byte) c : code[0];
        }
        return once;
    }
}
