package org.meridian.dicom.internal.codec.j2k;

/**
 * Finds the codestream in what a frame holds. DICOM wants it bare (PS3.5 A.4.4); some writers put
 * it into the boxes of a JP2 file (ITU-T T.800 annex I), whose other boxes say nothing that the
 * attributes do not say.
 */
final class Jp2 {
    private static final int SIGNATURE_LENGTH = 12;
    private static final int SIGNATURE = 0x6A502020;
    private static final int CODESTREAM = 0x6A703263;

    private Jp2() {}

    static ByteCursor codestream(byte[] data) {
        ByteCursor cursor = new ByteCursor(data, 0, data.length);
        if (cursor.peek16() != 0) {
            return cursor;
        }
        ByteCursor first = new ByteCursor(data, 0, data.length);
        if (first.u31() != SIGNATURE_LENGTH || first.u31() != SIGNATURE) {
            throw cursor.broken();
        }
        while (true) {
            long length = cursor.u16() << 16L | cursor.u16();
            int type = cursor.u16() << 16 | cursor.u16();
            int head = 8;
            if (length == 1) {
                if (cursor.u31() != 0) {
                    throw cursor.broken();
                }
                length = cursor.u31();
                head = 16;
            } else if (length == 0) {
                length = head + cursor.remaining();
            }
            boolean rest = type == CODESTREAM && length - head > cursor.remaining();
            if (length < head || length > Integer.MAX_VALUE) {
                throw cursor.broken();
            }
            ByteCursor box = cursor.part(rest ? cursor.remaining() : (int) length - head);
            if (type == CODESTREAM) {
                return box;
            }
        }
    }
}
