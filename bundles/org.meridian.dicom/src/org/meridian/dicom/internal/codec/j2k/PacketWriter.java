package org.meridian.dicom.internal.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes packets of one layer (ITU-T T.800 B.10). */
final class PacketWriter {
    private static final int FIRST_LENGTH_BITS = 3;

    private PacketWriter() {}

    /** Writes a packet of one precinct: the bands of a resolution that are not empty. */
    static void write(List<PlannedBand> bands, ByteArrayOutputStream out) {
        PacketBitsWriter bits = new PacketBitsWriter(out);
        bits.bit(1);
        for (PlannedBand band : bands) {
            header(band, bits);
        }
        bits.align();
        for (PlannedBand band : bands) {
            for (PlannedBlock block : band.blocks()) {
                out.write(block.bytes(), 0, block.length());
            }
        }
    }

    private static void header(PlannedBand band, PacketBitsWriter bits) {
        List<PlannedBlock> blocks = band.blocks();
        int[] layers = new int[blocks.size()];
        int[] zeroPlanes = new int[blocks.size()];
        for (int i = 0; i < layers.length; i++) {
            PlannedBlock block = blocks.get(i);
            layers[i] = block.passes() > 0 ? 0 : 1;
            zeroPlanes[i] = band.band().bitPlanes() - block.bitPlanes();
        }
        TagTreeWriter inclusion = new TagTreeWriter(band.across(), band.down(), layers);
        TagTreeWriter planes = new TagTreeWriter(band.across(), band.down(), zeroPlanes);
        for (int i = 0; i < layers.length; i++) {
            int x = i % band.across();
            int y = i / band.across();
            inclusion.write(bits, x, y, 1);
            if (layers[i] == 0) {
                planes.write(bits, x, y, zeroPlanes[i] + 1);
                contribution(blocks.get(i), bits);
            }
        }
    }

    private static void contribution(PlannedBlock block, PacketBitsWriter bits) {
        bits.passes(block.passes());
        int free = 31 - Integer.numberOfLeadingZeros(block.passes());
        int needed = 32 - Integer.numberOfLeadingZeros(block.length());
        int lengthBits = Math.max(FIRST_LENGTH_BITS, needed - free);
        for (int i = FIRST_LENGTH_BITS; i < lengthBits; i++) {
            bits.bit(1);
        }
        bits.bit(0);
        bits.bits(block.length(), lengthBits + free);
    }
}
