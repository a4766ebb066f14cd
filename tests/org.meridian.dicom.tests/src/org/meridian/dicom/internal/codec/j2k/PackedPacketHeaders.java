package org.meridian.dicom.internal.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Moves packet headers, which SOP and EPH set off, to PPM or PPT segments. */
final class PackedPacketHeaders {
    private static final int SOT_LENGTH = 12;
    private static final int SOP_LENGTH = 6;

    private PackedPacketHeaders() {}

    /**
     * @param main whether to the main header, else to each tile-part's
     */
    static byte[] pack(byte[] bytes, boolean main) {
        int first = SampleCodestream.find(bytes, Marker.SOT, 0);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        for (int at = first; at + 2 < bytes.length; ) {
            int length = ByteBuffer.wrap(bytes).getInt(at + 6);
            int data = SampleCodestream.find(bytes, Marker.SOD, at) + 2;
            ByteArrayOutputStream headers = new ByteArrayOutputStream();
            ByteArrayOutputStream bodies = new ByteArrayOutputStream();
            split(bytes, data, at + length, headers, bodies);
            byte[] segment =
                    main ? new byte[0] : segment(0x61, bytes[at + 10], headers.toByteArray());
            ByteBuffer start = ByteBuffer.wrap(bytes, at, SOT_LENGTH);
            byte[] sot = new byte[SOT_LENGTH];
            start.get(sot);
            ByteBuffer.wrap(sot).putInt(6, SOT_LENGTH + segment.length + 2 + bodies.size());
            parts.writeBytes(sot);
            parts.writeBytes(segment);
            parts.writeBytes(new byte[] {(byte) 0xFF, (byte) 0x93});
            parts.writeBytes(bodies.toByteArray());
            all.writeBytes(ByteBuffer.allocate(4).putInt(headers.size()).array());
            all.writeBytes(headers.toByteArray());
            at += length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, first);
        if (main) {
            // two segments, so that one tile-part's headers go over both
            byte[] packed = all.toByteArray();
            int half = packed.length / 2;
            byte[] left = java.util.Arrays.copyOf(packed, half);
            byte[] right = java.util.Arrays.copyOfRange(packed, half, packed.length);
            out.writeBytes(segment(0x60, 1, right));
            out.writeBytes(segment(0x60, 0, left));
        }
        out.writeBytes(parts.toByteArray());
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return out.toByteArray();
    }

    private static void split(
            byte[] bytes,
            int from,
            int end,
            ByteArrayOutputStream headers,
            ByteArrayOutputStream bodies) {
        for (int at = from; at < end; ) {
            int body = SampleCodestream.find(bytes, Marker.EPH, at) + 2;
            headers.write(bytes, at + SOP_LENGTH, body - at - SOP_LENGTH);
            int next = body;
            while (next < end && !isMarker(bytes, next, Marker.SOP)) {
                next++;
            }
            bodies.write(bytes, body, next - body);
            at = next;
        }
    }

    private static boolean isMarker(byte[] bytes, int at, int marker) {
        return (bytes[at] & 0xFF) == marker >> 8 && (bytes[at + 1] & 0xFF) == (marker & 0xFF);
    }

    private static byte[] segment(int marker, int index, byte[] content) {
        return ByteBuffer.allocate(5 + content.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (3 + content.length))
                .put((byte) index)
                .put(content)
                .array();
    }
}
