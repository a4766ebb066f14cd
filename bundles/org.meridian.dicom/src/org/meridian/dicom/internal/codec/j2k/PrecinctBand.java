package org.meridian.dicom.internal.codec.j2k;

/** The code-blocks of one subband in one precinct (ITU-T T.800 B.7). For one thread. */
final class PrecinctBand {
    private final Subband band;
    private final int across;
    private final CodeBlock[] blocks;
    private final TagTree inclusion;
    private final TagTree zeroBitPlanes;

    /**
     * @param region of the precinct in the subband's coordinates, not empty
     * @param blockWidth exponent of two
     * @param blockHeight exponent of two
     */
    PrecinctBand(Subband band, Rectangle region, int blockWidth, int blockHeight) {
        this.band = band;
        int firstX = region.x0() >> blockWidth;
        int firstY = region.y0() >> blockHeight;
        this.across = Rectangle.ceilShift(region.x1(), blockWidth) - firstX;
        int down = Rectangle.ceilShift(region.y1(), blockHeight) - firstY;
        this.inclusion = new TagTree(across, down);
        this.zeroBitPlanes = new TagTree(across, down);
        this.blocks = new CodeBlock[across * down];
        for (int i = 0; i < blocks.length; i++) {
            int x = firstX + i % across << blockWidth;
            int y = firstY + i / across << blockHeight;
            Rectangle cell =
                    new Rectangle(
                            Math.max(x, region.x0()),
                            Math.max(y, region.y0()),
                            (int) Math.min(region.x1(), x + (1L << blockWidth)),
                            (int) Math.min(region.y1(), y + (1L << blockHeight)));
            blocks[i] =
                    new CodeBlock(
                            band.planeX() + cell.x0() - band.region().x0(),
                            band.planeY() + cell.y0() - band.region().y0(),
                            cell.width(),
                            cell.height());
        }
    }

    Subband band() {
        return band;
    }

    CodeBlock[] blocks() {
        return blocks;
    }

    /** Reads what a packet says of each block; marks in {@code added} those that it adds to. */
    void readHeader(PacketBits bits, int layer, CodeBlockStyle style, boolean[] added, int first) {
        for (int i = 0; i < blocks.length; i++) {
            CodeBlock block = blocks[i];
            int x = i % across;
            int y = i / across;
            boolean included =
                    block.passes() > 0 ? bits.bit() == 1 : inclusion.isBelow(bits, x, y, layer + 1);
            added[first + i] = included;
            if (included) {
                if (block.passes() == 0) {
                    block.setZeroBitPlanes(zeroBitPlanes.value(bits, x, y));
                }
                block.readContribution(bits, style);
                if (block.passes() > maximumPasses(block)) {
                    throw bits.broken();
                }
            }
        }
    }

    private int maximumPasses(CodeBlock block) {
        return 3 * (band.bitPlanes() - block.zeroBitPlanes()) - 2;
    }
}
