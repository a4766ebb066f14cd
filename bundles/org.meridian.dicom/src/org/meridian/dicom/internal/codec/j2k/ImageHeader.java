package org.meridian.dicom.internal.codec.j2k;

import java.nio.ByteBuffer;

/**
 * What the markers say of an image of one tile whose components are alike (ITU-T T.800 annex A).
 *
 * @param colours whether the first three components are transformed colours
 */
record ImageHeader(
        int rows,
        int columns,
        int components,
        int precision,
        boolean signed,
        boolean colours,
        CodingStyle style,
        Quantization quantization) {
    private static final int MANTISSA_BITS = 11;
    private static final int EXPOUNDED = 2;

    /** More than all markers take. */
    private static final int MARKERS = 512;

    private static final int TILE_PART_HEADER = 14;

    /** Puts the packets between the markers; the length is even. */
    byte[] codestream(byte[] packets) {
        ByteBuffer out = ByteBuffer.allocate(MARKERS + packets.length);
        marker(out, Marker.SOC);
        size(out);
        coding(out);
        quantization(out);
        marker(out, Marker.SOT);
        out.putShort((short) 10);
        out.putShort((short) 0);
        out.putInt(TILE_PART_HEADER + packets.length);
        out.put((byte) 0);
        out.put((byte) 1);
        marker(out, Marker.SOD);
        out.put(packets);
        marker(out, Marker.EOC);
        // PS3.5 A.4: a fragment of odd length is followed by a byte 0
        byte[] bytes = new byte[out.position() + 1 & ~1];
        out.flip().get(bytes, 0, out.limit());
        return bytes;
    }

    private static void marker(ByteBuffer out, int marker) {
        out.putShort((short) marker);
    }

    private void size(ByteBuffer out) {
        marker(out, Marker.SIZ);
        out.putShort((short) (38 + 3 * components));
        out.putShort((short) 0);
        out.putInt(columns).putInt(rows).putInt(0).putInt(0);
        out.putInt(columns).putInt(rows).putInt(0).putInt(0);
        out.putShort((short) components);
        for (int i = 0; i < components; i++) {
            out.put((byte) (precision - 1 | (signed ? 0x80 : 0)));
            out.put((byte) 1);
            out.put((byte) 1);
        }
    }

    private void coding(ByteBuffer out) {
        marker(out, Marker.COD);
        out.putShort((short) 12);
        // by layer, resolution, component; one layer
        out.putInt(1);
        out.put((byte) (colours ? 1 : 0));
        out.put((byte) style.levels());
        out.put((byte) (style.blockWidth() - 2));
        out.put((byte) (style.blockHeight() - 2));
        out.put((byte) style.blockStyle().bits());
        out.put((byte) (style.reversible() ? 1 : 0));
    }

    private void quantization(ByteBuffer out) {
        int[] steps = quantization.steps();
        int guard = quantization.guardBits() << 5;
        marker(out, Marker.QCD);
        out.putShort((short) (3 + steps.length * (style.reversible() ? 1 : 2)));
        out.put((byte) (style.reversible() ? guard : guard | EXPOUNDED));
        for (int step : steps) {
            if (style.reversible()) {
                out.put((byte) (step >> MANTISSA_BITS << 3));
            } else {
                out.putShort((short) step);
            }
        }
    }
}
