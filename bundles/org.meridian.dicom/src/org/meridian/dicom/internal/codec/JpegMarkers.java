package org.meridian.dicom.internal.codec;

/** Walks the marker segments of the JPEG family (ITU-T T.81 annex B). For one thread. */
final class JpegMarkers {
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DHT = 0xC4;
    static final int DNL = 0xDC;
    static final int DRI = 0xDD;
    static final int RST0 = 0xD0;
    static final int RST7 = 0xD7;

    private final String codec;
    private final byte[] data;
    private int at;
    private int start;
    private int end;

    JpegMarkers(String codec, byte[] data) {
        this.codec = codec;
        this.data = data;
        if (data.length < 4 || (data[0] & 0xFF) != 0xFF || (data[1] & 0xFF) != SOI) {
            throw Codestreams.broken(codec, 0);
        }
        this.at = 2;
    }

    /** Moves over the next marker and its segment; gives the marker's code. */
    int next() {
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
    int length() {
        return end - start;
    }

    int u8(int index) {
        if (start + index >= end) {
            throw Codestreams.broken(codec, start);
        }
        return data[start + index] & 0xFF;
    }

    int u16(int index) {
        return u8(index) << 8 | u8(index + 1);
    }

    /** Where the walk is: the first byte behind the last segment. */
    int position() {
        return at;
    }

    /** Goes on behind entropy-coded data. */
    void moveTo(int position) {
        at = position;
    }
}
