package org.meridian.dicom.internal.codec.j2k;

import java.util.ArrayList;
import java.util.List;

/** One resolution of a tile's component (ITU-T T.800 B.5, B.6). Immutable. */
final class Resolution {
    private final int level;
    private final Rectangle region;
    private final List<Subband> subbands;
    private final int precinctWidth;
    private final int precinctHeight;
    private final int blockWidth;
    private final int blockHeight;

    private Resolution(int level, Rectangle region, List<Subband> subbands, CodingStyle style) {
        this.level = level;
        this.region = region;
        this.subbands = subbands;
        this.precinctWidth = style.precinctWidth(level);
        this.precinctHeight = style.precinctHeight(level);
        int halved = level > 0 ? 1 : 0;
        this.blockWidth = Math.min(style.blockWidth(), precinctWidth - halved);
        this.blockHeight = Math.min(style.blockHeight(), precinctHeight - halved);
    }

    /**
     * @param component the tile's region in the component's samples
     * @param extraPlanes bit-planes for a region of interest
     */
    static Resolution of(
            Rectangle component,
            int level,
            CodingStyle style,
            Quantization quantization,
            int precision,
            int extraPlanes) {
        int halvings = style.levels() - level;
        Rectangle region = component.halved(halvings);
        Rectangle lower = level > 0 ? component.halved(halvings + 1) : region;
        List<Subband> subbands = new ArrayList<>();
        for (Subband.Kind kind : Subband.Kind.values()) {
            if ((kind == Subband.Kind.LL) != (level == 0)) {
                continue;
            }
            int number = level == 0 ? 0 : 3 * (level - 1) + kind.ordinal();
            subbands.add(
                    new Subband(
                            kind,
                            component.subband(
                                    level == 0 ? halvings : halvings + 1,
                                    kind.horizontal(),
                                    kind.vertical()),
                            kind.horizontal() * lower.width(),
                            kind.vertical() * lower.height(),
                            quantization.bitPlanes(number) + extraPlanes,
                            quantization.stepSize(number, precision)));
        }
        return new Resolution(level, region, List.copyOf(subbands), style);
    }

    int level() {
        return level;
    }

    /** In its own samples. */
    Rectangle region() {
        return region;
    }

    List<Subband> subbands() {
        return subbands;
    }

    int precinctsAcross() {
        return region.isEmpty()
                ? 0
                : Rectangle.ceilShift(region.x1(), precinctWidth) - (region.x0() >> precinctWidth);
    }

    long precincts() {
        return region.isEmpty()
                ? 0
                : (long) precinctsAcross()
                        * (Rectangle.ceilShift(region.y1(), precinctHeight)
                                - (region.y0() >> precinctHeight));
    }

    /** The first column of a precinct, in the resolution's samples. */
    long precinctX(int index) {
        return ((long) (region.x0() >> precinctWidth) + index % precinctsAcross()) << precinctWidth;
    }

    /** The first row of a precinct, in the resolution's samples. */
    long precinctY(int index) {
        return ((long) (region.y0() >> precinctHeight) + index / precinctsAcross())
                << precinctHeight;
    }

    /** Makes the code-blocks of a precinct. */
    List<PrecinctBand> bands(int index, BlockBudget budget) {
        int halved = level > 0 ? 1 : 0;
        int x0 = (int) (precinctX(index) >> halved);
        int y0 = (int) (precinctY(index) >> halved);
        Rectangle cell =
                new Rectangle(
                        x0, y0, end(x0, precinctWidth - halved), end(y0, precinctHeight - halved));
        List<PrecinctBand> bands = new ArrayList<>();
        for (Subband band : subbands) {
            Rectangle part = cell.intersection(band.region());
            if (!part.isEmpty()) {
                budget.take(
                        ((long) (part.width() >> blockWidth) + 2)
                                * ((part.height() >> blockHeight) + 2));
                bands.add(new PrecinctBand(band, part, blockWidth, blockHeight));
            }
        }
        return bands;
    }

    private static int end(int start, int exponent) {
        return (int) Math.min(Integer.MAX_VALUE, start + (1L << exponent));
    }
}
