package org.meridian.dicom.internal.codec.j2k;

import java.util.ArrayList;
import java.util.List;

/** Reads the packets of one tile in their order (ITU-T T.800 B.9 to B.12). For one thread. */
final class PacketReader {
    private static final int SOP_LENGTH = 6;
    private static final long VISITS_PER_BYTE = 256;

    private final ByteCursor bodies;
    private final ByteCursor headers;
    private final BlockBudget budget;
    private long visits;

    PacketReader(TileSource source) {
        this.bodies = source.packets();
        List<ByteCursor> packed = source.headers();
        this.headers = packed.isEmpty() ? bodies : packed.get(0);
        this.budget = new BlockBudget(bodies.remaining());
        // visits that read nothing are possible with several orders only
        this.visits = VISITS_PER_BYTE * (bodies.remaining() + headers.remaining() + 1024L);
    }

    /** The bytes that code-blocks are found in. */
    ByteCursor bodies() {
        return bodies;
    }

    /** What a packet takes at least: a byte of its header. */
    int maximumPackets() {
        return headers.remaining();
    }

    void read(List<Precinct> precincts, CodingParameters parameters, PacketStyle style) {
        List<ProgressionVolume> volumes = new ArrayList<>(parameters.volumes());
        if (volumes.isEmpty()) {
            volumes.add(ProgressionVolume.all(style));
        }
        for (ProgressionVolume volume : volumes) {
            read(volume, precincts, Math.min(style.layers(), volume.endLayer()));
        }
    }

    private void read(ProgressionVolume volume, List<Precinct> precincts, int layers) {
        List<Precinct> order = new ArrayList<>();
        for (Precinct precinct : precincts) {
            if (volume.holds(precinct)) {
                order.add(precinct);
            }
        }
        visit(order.size());
        order.sort(volume.progression().precincts());
        switch (volume.progression()) {
            case LRCP -> byLayer(order, layers);
            case RLCP -> {
                int first = 0;
                for (int i = 1; i <= order.size(); i++) {
                    if (i == order.size()
                            || order.get(i).resolution() != order.get(first).resolution()) {
                        byLayer(order.subList(first, i), layers);
                        first = i;
                    }
                }
            }
            default -> {
                for (Precinct precinct : order) {
                    while (precinct.layers() < layers && packet(precinct)) {
                        visit(1);
                    }
                }
            }
        }
    }

    private void byLayer(List<Precinct> order, int layers) {
        int first = order.stream().mapToInt(Precinct::layers).min().orElse(layers);
        for (int layer = first; layer < layers && headers.remaining() > 0; layer++) {
            visit(order.size());
            for (Precinct precinct : order) {
                if (precinct.layers() == layer) {
                    packet(precinct);
                }
            }
        }
    }

    /** Reads a packet; does nothing and says so where there is no more. */
    private boolean packet(Precinct precinct) {
        if (bodies.peek16() == Marker.SOP) {
            bodies.part(SOP_LENGTH);
        }
        if (headers.remaining() == 0) {
            return false;
        }
        precinct.readPacket(headers, bodies, budget);
        return true;
    }

    private void visit(int count) {
        visits -= count;
        if (visits < 0) {
            throw headers.broken();
        }
    }
}
