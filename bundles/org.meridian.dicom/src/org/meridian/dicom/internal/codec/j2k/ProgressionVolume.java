package org.meridian.dicom.internal.codec.j2k;

/**
 * Packets that follow each other in one order (POC, ITU-T T.800 A.6.6): resolutions and components
 * from the first up to but without the end, layers up to but without the end.
 */
record ProgressionVolume(
        int firstResolution,
        int firstComponent,
        int endLayer,
        int endResolution,
        int endComponent,
        Progression progression) {
    static ProgressionVolume read(ByteCursor segment, boolean wide) {
        int firstResolution = segment.u8();
        int firstComponent = wide ? segment.u16() : segment.u8();
        int endLayer = segment.u16();
        int endResolution = segment.u8();
        int endComponent = wide ? segment.u16() : segment.u8();
        if (endComponent == 0) {
            endComponent = wide ? 16384 : 256;
        }
        if (endResolution <= firstResolution || endComponent <= firstComponent) {
            throw segment.broken();
        }
        return new ProgressionVolume(
                firstResolution,
                firstComponent,
                endLayer,
                endResolution,
                endComponent,
                Progression.read(segment));
    }

    /** All packets of a tile. */
    static ProgressionVolume all(PacketStyle style) {
        return new ProgressionVolume(
                0, 0, style.layers(), Integer.MAX_VALUE, Integer.MAX_VALUE, style.progression());
    }

    boolean holds(Precinct precinct) {
        return precinct.resolution() >= firstResolution
                && precinct.resolution() < endResolution
                && precinct.component() >= firstComponent
                && precinct.component() < endComponent;
    }
}
