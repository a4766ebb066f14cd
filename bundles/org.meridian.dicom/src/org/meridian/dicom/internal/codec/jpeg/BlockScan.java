package org.meridian.dicom.internal.codec.jpeg;

import org.meridian.core.MeridianException;

/** Decodes the blocks of one scan in their order. For one thread. */
abstract class BlockScan {
    private final ScanData data;
    final EntropyBits bits;

    /** The next bit of the present restart interval. */
    long position;

    BlockScan(ScanData data) {
        this.data = data;
        this.bits = data.start();
    }

    /**
     * Decodes a block.
     *
     * @param slot number of the component in the scan
     */
    abstract void block(int slot, DctComponent component, int blockX, int blockY);

    /** Sets back what a restart interval begins with. */
    abstract void reset();

    final void restart() {
        bits.check(position);
        data.restart();
        position = 0;
        reset();
    }

    /** Decodes a code and its value, which both have to be there. */
    final int decode(HuffmanTable table) {
        int entry = table.decode(bits.window(position));
        int taken = entry & 0xFF;
        if (taken == 0) {
            throw data.broken();
        }
        position += taken;
        return entry;
    }

    /** Reads up to 15 bits. */
    final int read(int count) {
        int value = (int) (bits.window(position) >>> 1 >>> 63 - count);
        position += count;
        return value;
    }

    final MeridianException broken() {
        return data.broken();
    }
}
