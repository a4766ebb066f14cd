package org.meridian.dicom.internal.codec.j2k;

import org.eclipse.jdt.annotation.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What the marker segments of the main header or of a tile's headers say. A tile's own segments win
 * over the main header's, and a component's over those for all components (ITU-T T.800 A.6).
 */
final class CodingParameters {
    private final int components;
    private final boolean wide;
    private final Levelled<CodingStyle> coding;
    private final Levelled<Quantization> quantization;
    private final int[] regionShift;
    private List<ProgressionVolume> volumes;
    private boolean ownVolumes;
    private @Nullable PacketStyle packets;

    /** A value for all components and values of their own for some. */
    private static final class Levelled<T> {
        private final List<@Nullable T> values;
        private final boolean[] own;

        Levelled(int components) {
            values = new ArrayList<>(java.util.Collections.nCopies(components, null));
            own = new boolean[components];
        }

        Levelled(Levelled<T> outer) {
            values = new ArrayList<>(outer.values);
            own = new boolean[outer.own.length];
        }

        void setAll(T value) {
            for (int i = 0; i < own.length; i++) {
                if (!own[i]) {
                    values.set(i, value);
                }
            }
        }

        void set(int component, T value) {
            values.set(component, value);
            own[component] = true;
        }
    }

    CodingParameters(int components) {
        this.components = components;
        this.wide = components > 256;
        this.coding = new Levelled<>(components);
        this.quantization = new Levelled<>(components);
        this.regionShift = new int[components];
        this.volumes = new ArrayList<>();
    }

    private CodingParameters(CodingParameters main) {
        this.components = main.components;
        this.wide = main.wide;
        this.coding = new Levelled<>(main.coding);
        this.quantization = new Levelled<>(main.quantization);
        this.regionShift = main.regionShift.clone();
        this.volumes = main.volumes;
        this.packets = main.packets;
    }

    /** For a tile, with these as what holds where the tile says nothing. */
    CodingParameters forTile() {
        return new CodingParameters(this);
    }

    /** Takes a segment in; leaves alone what is no coding parameter. */
    void read(int marker, ByteCursor segment) {
        switch (marker) {
            case Marker.COD -> {
                int style = segment.u8();
                packets = PacketStyle.read(segment);
                coding.setAll(CodingStyle.read(segment, (style & 1) != 0));
            }
            case Marker.COC -> {
                int component = component(segment);
                int style = segment.u8();
                coding.set(component, CodingStyle.read(segment, (style & 1) != 0));
            }
            case Marker.QCD -> quantization.setAll(Quantization.read(segment));
            case Marker.QCC -> {
                int component = component(segment);
                quantization.set(component, Quantization.read(segment));
            }
            case Marker.RGN -> region(segment);
            case Marker.POC -> progression(segment);
            default -> {
                // comments, lengths and registration say nothing that decoding needs
            }
        }
    }

    private int component(ByteCursor segment) {
        int component = wide ? segment.u16() : segment.u8();
        if (component >= components) {
            throw segment.broken();
        }
        return component;
    }

    private void region(ByteCursor segment) {
        int component = component(segment);
        int style = segment.u8();
        int shift = segment.u8();
        if (style != 0) {
            throw segment.broken();
        }
        regionShift[component] = shift;
    }

    private void progression(ByteCursor segment) {
        if (!ownVolumes) {
            volumes = new ArrayList<>();
            ownVolumes = true;
        }
        int length = wide ? 9 : 7;
        while (segment.remaining() >= length) {
            volumes.add(ProgressionVolume.read(segment, wide));
        }
    }

    @Nullable
    PacketStyle packets() {
        return packets;
    }

    /** In the order of their packets; empty where the tile has one order. */
    List<ProgressionVolume> volumes() {
        return volumes;
    }

    @Nullable
    CodingStyle coding(int component) {
        return coding.values.get(component);
    }

    @Nullable
    Quantization quantization(int component) {
        return quantization.values.get(component);
    }

    /** Bit-planes that a region of interest is lifted by (annex H). */
    int regionShift(int component) {
        return regionShift[component];
    }
}
