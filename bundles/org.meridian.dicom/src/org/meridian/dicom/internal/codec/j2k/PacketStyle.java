package org.meridian.dicom.internal.codec.j2k;

/**
 * What COD says of a tile as a whole (ITU-T T.800 table A.14).
 *
 * @param componentTransform whether the first three components were transformed
 */
record PacketStyle(Progression progression, int layers, boolean componentTransform) {
    static PacketStyle read(ByteCursor segment) {
        Progression progression = Progression.read(segment);
        int layers = segment.u16();
        int transform = segment.u8();
        if (layers == 0 || transform > 1) {
            throw segment.broken();
        }
        return new PacketStyle(progression, layers, transform == 1);
    }
}
