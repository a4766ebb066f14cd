package org.meridian.dicom.internal.codec.j2k;

import java.util.Comparator;

/** The order of packets in a tile (ITU-T T.800 table A.16, B.12). */
enum Progression {
    LRCP(byResolution()),
    RLCP(byResolution()),
    RPCL(byResolutionAndPosition()),
    PCRL(byPosition()),
    CPRL(byComponent());

    private final Comparator<Precinct> precincts;

    Progression(Comparator<Precinct> precincts) {
        this.precincts = precincts;
    }

    static Progression read(ByteCursor segment) {
        int value = segment.u8();
        if (value >= values().length) {
            throw segment.broken();
        }
        return values()[value];
    }

    /** The order of the precincts within a layer. */
    Comparator<Precinct> precincts() {
        return precincts;
    }

    private static Comparator<Precinct> byResolution() {
        return Comparator.comparingInt(Precinct::resolution)
                .thenComparingInt(Precinct::component)
                .thenComparingInt(Precinct::index);
    }

    private static Comparator<Precinct> byResolutionAndPosition() {
        return Comparator.comparingInt(Precinct::resolution)
                .thenComparingInt(Precinct::gridY)
                .thenComparingInt(Precinct::gridX)
                .thenComparingInt(Precinct::component)
                .thenComparingInt(Precinct::index);
    }

    private static Comparator<Precinct> byPosition() {
        return Comparator.comparingInt(Precinct::gridY)
                .thenComparingInt(Precinct::gridX)
                .thenComparingInt(Precinct::component)
                .thenComparingInt(Precinct::resolution)
                .thenComparingInt(Precinct::index);
    }

    private static Comparator<Precinct> byComponent() {
        return Comparator.comparingInt(Precinct::component)
                .thenComparingInt(Precinct::gridY)
                .thenComparingInt(Precinct::gridX)
                .thenComparingInt(Precinct::resolution)
                .thenComparingInt(Precinct::index);
    }
}
