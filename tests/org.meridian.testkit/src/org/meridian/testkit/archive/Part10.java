package org.meridian.testkit.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes small Part 10 files in explicit little endian, by the standard alone and not with the
 * product's own writer. Starts as a whole CT image of 4 by 4 pixels in UTF-8; every element can be
 * set otherwise or left out.
 */
public final class Part10 {
    private static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";

    private final TreeMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);
    private String syntax = "1.2.840.10008.1.2.1";
    private byte[] frames = new byte[0];

    private record Element(String vr, byte[] value) {}

    /** An image of the series {@code study.series}, with UIDs under 2.25. */
    public Part10(int study, int series, int instance) {
        String studyUID = "2.25." + study;
        String seriesUID = studyUID + "." + series;
        text(0x00080005, "CS", "ISO_IR 192");
        text(0x00080016, "UI", CT_IMAGE);
        text(0x00080018, "UI", seriesUID + "." + instance);
        text(0x00080020, "DA", "20240531");
        text(0x00080030, "TM", "101112");
        text(0x00080050, "SH", "ACC" + study);
        text(0x00080060, "CS", "CT");
        text(0x00081030, "LO", "Chest routine");
        text(0x0008103E, "LO", "Series " + series);
        text(0x00100010, "PN", "Wang^XiaoMing=王^小明");
        text(0x00100020, "LO", "P" + study);
        text(0x00100030, "DA", "19600102");
        text(0x00100040, "CS", "M");
        text(0x00180015, "CS", "CHEST");
        text(0x0020000D, "UI", studyUID);
        text(0x0020000E, "UI", seriesUID);
        text(0x00200011, "IS", Integer.toString(series));
        text(0x00200013, "IS", Integer.toString(instance));
        number(0x00280002, 1);
        text(0x00280004, "CS", "MONOCHROME2");
        number(0x00280010, 4);
        number(0x00280011, 4);
        number(0x00280100, 16);
        number(0x00280101, 16);
        number(0x00280102, 15);
        number(0x00280103, 0);
        byte[] pixels = new byte[32];
        pixels[0] = (byte) instance;
        bytes(0x7FE00010, "OW", pixels);
    }

    /** Sets an element to a text; an empty one stays as an empty element. */
    public Part10 text(int tag, String vr, String value) {
        return bytes(tag, vr, even(vr, value));
    }

    private static byte[] even(String vr, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        byte[] even = Arrays.copyOf(bytes, bytes.length + (bytes.length & 1));
        if (even.length > bytes.length) {
            even[bytes.length] = (byte) (vr.equals("UI") ? 0 : ' ');
        }
        return even;
    }

    /** Sets a sequence of one item that has one text. */
    public Part10 item(int sequence, int tag, String vr, String value) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        write(content, tag, new Element(vr, even(vr, value)));
        ByteArrayOutputStream item = new ByteArrayOutputStream();
        item(item, 0xE000, content.toByteArray());
        return bytes(sequence, "SQ", item.toByteArray());
    }

    /** Sets an element to an unsigned short. */
    public Part10 number(int tag, int value) {
        return bytes(tag, "US", new byte[] {(byte) value, (byte) (value >> 8)});
    }

    public Part10 bytes(int tag, String vr, byte[] value) {
        elements.put(tag, new Element(vr, value));
        return this;
    }

    /**
     * Sets black frames, which take a sixty-fourth of their size: run by run in RLE (PS3.5 G).
     *
     * @param columns a multiple of 128
     */
    public Part10 blackFrames(int count, int rows, int columns) {
        text(0x00280008, "IS", Integer.toString(count)).number(0x00280010, rows);
        number(0x00280011, columns).without(0x7FE00010);
        syntax = "1.2.840.10008.1.2.5";
        int plane = rows * columns / 128 * 2;
        byte[] frame = new byte[64 + 2 * plane];
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        little(head, 2, 4);
        little(head, 64, 4);
        little(head, 64 + plane, 4);
        System.arraycopy(head.toByteArray(), 0, frame, 0, head.size());
        for (int i = 64; i < frame.length; i += 2) {
            frame[i] = (byte) -127;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        little(out, 0x7FE0, 2);
        little(out, 0x0010, 2);
        out.writeBytes("OB".getBytes(StandardCharsets.US_ASCII));
        little(out, 0, 2);
        little(out, -1, 4);
        item(out, 0xE000, new byte[0]);
        for (int i = 0; i < count; i++) {
            item(out, 0xE000, frame);
        }
        item(out, 0xE0DD, new byte[0]);
        frames = out.toByteArray();
        return this;
    }

    private static void item(ByteArrayOutputStream out, int element, byte[] content) {
        little(out, 0xFFFE, 2);
        little(out, element, 2);
        little(out, content.length, 4);
        out.writeBytes(content);
    }

    public Part10 without(int tag) {
        elements.remove(tag);
        return this;
    }

    /** The file. */
    public byte[] bytes() {
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        write(meta, 0x00020001, new Element("OB", new byte[] {0, 1}));
        write(meta, 0x00020010, new Element("UI", padded(syntax)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        byte[] length = {
            (byte) meta.size(), (byte) (meta.size() >> 8), (byte) (meta.size() >> 16), 0
        };
        write(out, 0x00020000, new Element("UL", length));
        out.writeBytes(meta.toByteArray());
        for (Map.Entry<Integer, Element> element : elements.entrySet()) {
            write(out, element.getKey(), element.getValue());
        }
        out.writeBytes(frames);
        return out.toByteArray();
    }

    /** Writes the file into a folder that is made when absent. */
    public Path write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.write(file, bytes());
    }

    private static byte[] padded(String uid) {
        return (uid.length() % 2 == 0 ? uid : uid + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static void write(ByteArrayOutputStream out, int tag, Element element) {
        byte[] value = element.value();
        little(out, tag >>> 16, 2);
        little(out, tag & 0xFFFF, 2);
        out.writeBytes(element.vr().getBytes(StandardCharsets.US_ASCII));
        if (element.vr().matches("O[BWDFLV]|SQ|UN|UT|UC|UR")) {
            little(out, 0, 2);
            little(out, value.length, 4);
        } else {
            little(out, value.length, 2);
        }
        out.writeBytes(value);
    }

    private static void little(ByteArrayOutputStream out, int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write(value >>> 8 * i);
        }
    }
}
