package org.meridian.dicom;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSources;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Writes data sets byte by byte, wrong ones too. */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Bytes in hexadecimal; spaces do not count. */
    Bytes hex(String hex) {
        out.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
        return this;
    }

    Bytes text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Bytes zeros(int count) {
        out.writeBytes(new byte[count]);
        return this;
    }

    /** An element in explicit VR little endian with a short length. */
    Bytes element(int tag, String vr, String value) {
        return u16(tag >>> 16).u16(tag).text(vr).u16(value.length()).text(value);
    }

    Bytes u16(int value) {
        out.write(value);
        out.write(value >>> 8);
        return this;
    }

    Bytes u32(int value) {
        return u16(value).u16(value >>> 16);
    }

    /** Preamble and file meta information for a transfer syntax. */
    static Bytes file(String syntax) {
        String padded = syntax.length() % 2 == 0 ? syntax : syntax + "\0";
        return new Bytes().zeros(128).text("DICM").element(Tag.TransferSyntaxUID, "UI", padded);
    }

    byte[] array() {
        return out.toByteArray();
    }

    DicomFile read() {
        return DicomReader.read(ByteSources.of(array()));
    }

    /** The code and the English sentence of the failure to read all. */
    String failure() {
        try {
            read().requireWhole();
            return "";
        } catch (MeridianException e) {
            return e.errorCode() + ": " + e.text(Locale.ENGLISH);
        }
    }
}
