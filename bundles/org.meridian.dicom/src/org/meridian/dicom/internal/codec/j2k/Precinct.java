package org.meridian.dicom.internal.codec.j2k;

import java.util.ArrayList;
import java.util.List;

/**
 * The code-blocks of one resolution in one part of the image (ITU-T T.800 B.6). Its blocks are made
 * when its first packet is read. For one thread.
 */
final class Precinct {
    private final TileComponent component;
    private final Resolution resolution;
    private final int index;
    private final int gridX;
    private final int gridY;
    private int layers;
    private List<PrecinctBand> bands = List.of();
    private int blocks;

    Precinct(TileComponent component, Resolution resolution, int index, int gridX, int gridY) {
        this.component = component;
        this.resolution = resolution;
        this.index = index;
        this.gridX = gridX;
        this.gridY = gridY;
    }

    int component() {
        return component.index();
    }

    int resolution() {
        return resolution.level();
    }

    /** Its number in the resolution, row by row. */
    int index() {
        return index;
    }

    /** Where its packets come in the orders by position, on the reference grid. */
    int gridX() {
        return gridX;
    }

    /** Where its packets come in the orders by position, on the reference grid. */
    int gridY() {
        return gridY;
    }

    /** How many layers' packets were read. */
    int layers() {
        return layers;
    }

    TileComponent tileComponent() {
        return component;
    }

    List<PrecinctBand> bands() {
        return bands;
    }

    /** Reads the next layer's packet: its header from {@code header}, its body from the other. */
    void readPacket(ByteCursor header, ByteCursor body, BlockBudget budget) {
        PacketBits bits = new PacketBits(header);
        if (bits.bit() == 1) {
            if (blocks == 0) {
                bands = resolution.bands(index, budget);
                blocks = bands.stream().mapToInt(band -> band.blocks().length).sum();
            }
            boolean[] added = new boolean[blocks];
            int first = 0;
            for (PrecinctBand band : bands) {
                band.readHeader(bits, layers, component.style().blockStyle(), added, first);
                first += band.blocks().length;
            }
            endHeader(bits, header);
            readBodies(body, added);
        } else {
            endHeader(bits, header);
        }
        layers++;
    }

    private static void endHeader(PacketBits bits, ByteCursor header) {
        bits.align();
        if (header.peek16() == Marker.EPH) {
            header.u16();
        }
    }

    private void readBodies(ByteCursor body, boolean[] added) {
        int at = 0;
        for (PrecinctBand band : bands) {
            for (CodeBlock block : band.blocks()) {
                if (added[at++]) {
                    block.readBody(body);
                }
            }
        }
    }

    /** All blocks' bands that have something to decode. */
    static List<PrecinctBand> bandsOf(List<Precinct> precincts) {
        List<PrecinctBand> bands = new ArrayList<>();
        precincts.forEach(precinct -> bands.addAll(precinct.bands));
        return bands;
    }
}
