package org.meridian.dicom.internal.codec.j2k;

import java.util.ArrayList;
import java.util.List;

/** One component of a tile: its resolutions and their precincts. */
final class TileComponent {
    private final int index;
    private final Rectangle region;
    private final ImageSize.Component size;
    private final CodingStyle style;
    private final int regionShift;
    private final List<Resolution> resolutions;

    private TileComponent(
            int index,
            Rectangle region,
            ImageSize.Component size,
            CodingStyle style,
            int regionShift,
            List<Resolution> resolutions) {
        this.index = index;
        this.region = region;
        this.size = size;
        this.style = style;
        this.regionShift = regionShift;
        this.resolutions = resolutions;
    }

    /** Lays out a component of a tile; fails where the headers leave out what it needs. */
    static TileComponent of(
            ImageSize image,
            Rectangle tile,
            int index,
            CodingParameters parameters,
            ByteCursor at) {
        ImageSize.Component size = image.components().get(index);
        CodingStyle style = parameters.coding(index);
        Quantization quantization = parameters.quantization(index);
        if (style == null || quantization == null || !quantization.covers(style.levels())) {
            throw at.broken();
        }
        Rectangle region = tile.subsampled(size.dx(), size.dy());
        int shift = parameters.regionShift(index);
        List<Resolution> resolutions = new ArrayList<>();
        for (int level = 0; level <= style.levels(); level++) {
            resolutions.add(
                    Resolution.of(region, level, style, quantization, size.precision(), shift));
        }
        return new TileComponent(index, region, size, style, shift, List.copyOf(resolutions));
    }

    /** The precincts of all resolutions, which lie {@code tile} on the reference grid. */
    void addPrecincts(Rectangle tile, List<Precinct> precincts) {
        for (Resolution resolution : resolutions) {
            int halvings = style.levels() - resolution.level();
            for (int i = 0; i < resolution.precincts(); i++) {
                long x = resolution.precinctX(i);
                long y = resolution.precinctY(i);
                boolean left = x < resolution.region().x0();
                boolean above = y < resolution.region().y0();
                precincts.add(
                        new Precinct(
                                this,
                                resolution,
                                i,
                                left ? tile.x0() : (int) ((x << halvings) * size.dx()),
                                above ? tile.y0() : (int) ((y << halvings) * size.dy())));
            }
        }
    }

    long precincts() {
        return resolutions.stream().mapToLong(Resolution::precincts).sum();
    }

    int index() {
        return index;
    }

    /** In the component's samples. */
    Rectangle region() {
        return region;
    }

    ImageSize.Component size() {
        return size;
    }

    CodingStyle style() {
        return style;
    }

    /** Bit-planes that a region of interest is lifted by. */
    int regionShift() {
        return regionShift;
    }

    /** From the lowest up. */
    List<Resolution> resolutions() {
        return resolutions;
    }
}
