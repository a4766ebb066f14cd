package org.meridian.dicom.internal.codec.jpeg;

import org.meridian.core.MeridianException;
import org.meridian.dicom.internal.codec.Codestreams;

/** Walks the marker segments of the JPEG family (ITU-T T.81 annex B). For one thread. */
public final class JpegMarkers {
    public static final int SOI = 0xD8;
    public static final int EOI = 0xD9;
    public static final int SOS = 0xDA;
    public static final int DNL = 0xDC;
    public static final int DRI = 0xDD;
    public static final int RST0 = 0xD0;
    static final int SOF0 = 0xC0;
    static final int SOF1 = 0xC1;
    static final int SOF2 = 0xC2;
    static final int SOF3 = 0xC3;
    static final int DHT = 0xC4;
    static final int DQT = 0xDB;
    static final int APP14 = 0xEE;
    private static final int RST7 = 0xD7;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int SOF15 = 0xCF;

    private final String codec;
    private final byte[] data;
    private int at;
    private int start;
    private int end;

    public JpegMarkers(String codec, byte[] data) {
        this.codec = codec;
        this.data = data;
        if (data.length < 4 || (data[0] & 0xFF) != 0xFF || (data[1] & 0xFF) != SOI) {
            throw Codestreams.broken(codec, 0);
        }
        this.at = 2;
    }

    /** Moves over the next marker and its segment; gives the marker's code. */
    public int next() {
        while (at + 1 < data.length) {
            if ((data[at] & 0xFF) != 0xFF) {
                throw Codestreams.broken(codec, at);
            }
            int marker = data[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            at += 2;
            start = at;
            end = at;
            if (marker == EOI || marker >= RST0 && marker <= RST7 || marker == 0x01) {
                return marker;
            }
            if (at + 2 > data.length) {
                break;
            }
            int length = (data[at] & 0xFF) << 8 | data[at + 1] & 0xFF;
            if (length < 2 || length > data.length - at) {
                throw Codestreams.broken(codec, at);
            }
            start = at + 2;
            end = at + length;
            at = end;
            return marker;
        }
        throw Codestreams.broken(codec, at);
    }

    /** Bytes of the segment behind its length. */
    public int length() {
        return end - start;
    }

    public int u8(int index) {
        if (start + index >= end) {
            throw Codestreams.broken(codec, start);
        }
        return data[start + index] & 0xFF;
    }

    public int u16(int index) {
        return u8(index) << 8 | u8(index + 1);
    }

    /** Where the walk is: the first byte behind the last segment. */
    public int position() {
        return at;
    }

    /** Goes on behind entropy-coded data. */
    public void moveTo(int position) {
        at = position;
    }

    /** Whether nothing is left to read. */
    public boolean atEnd() {
        return at >= data.length;
    }

    /** Bytes of the whole codestream. */
    int dataLength() {
        return data.length;
    }

    /** The failure of a segment that cannot be. */
    public MeridianException broken() {
        return Codestreams.broken(codec, start);
    }

    /** Whether a marker begins a frame header, of whatever process. */
    static boolean isFrameHeader(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }
}
