package org.meridian.imaging.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The test patterns of TG18 that a person needs to check a monitor with the eye or a photometer, in
 * greys of 8 bits. They are drawn for the size of the screen, a pixel a pixel: an enlarged pattern
 * tests the enlarging.
 *
 * @param name as the report names it, for instance {@code TG18-LN8-01}
 */
public record TestPattern(String name, Kind kind, int grey) {
    /** Around the measured field: a fifth of white's luminance on a calibrated screen. */
    private static final int SURROUND = 153;

    /** The measured field has a tenth of the screen's area. */
    private static final double FIELD = Math.sqrt(0.1);

    /** What is drawn. */
    public enum Kind {
        /** A bit of everything, for the eye: {@link QualityPattern}. */
        QUALITY,
        /** One grey in the middle, to be measured. */
        LUMINANCE,
        /** One grey everywhere, to see whether the screen is even. */
        UNIFORM
    }

    /** All of them, in the order in which a monitor is checked. */
    public static List<TestPattern> all() {
        List<TestPattern> all = new ArrayList<>();
        all.add(new TestPattern("TG18-QC", Kind.QUALITY, QualityPattern.BACKGROUND));
        for (int i = 0; i < LuminanceResponse.LEVELS.size(); i++) {
            all.add(
                    new TestPattern(
                            String.format("TG18-LN8-%02d", i + 1),
                            Kind.LUMINANCE,
                            LuminanceResponse.LEVELS.get(i)));
        }
        all.add(new TestPattern("TG18-UN10", Kind.UNIFORM, 26));
        all.add(new TestPattern("TG18-UN80", Kind.UNIFORM, 204));
        return List.copyOf(all);
    }

    /** The pattern of that name. */
    public static Optional<TestPattern> of(String name) {
        return all().stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst();
    }

    /**
     * The pattern's greys, row by row.
     *
     * @throws IllegalArgumentException when the size is smaller than the pattern can be drawn in
     */
    public byte[] draw(int width, int height) {
        Drawing drawing = new Drawing(width, height);
        switch (kind) {
            case QUALITY -> QualityPattern.draw(drawing);
            case UNIFORM -> drawing.fill(0, 0, width, height, grey);
            case LUMINANCE -> {
                int across = (int) Math.round(width * FIELD);
                int down = (int) Math.round(height * FIELD);
                drawing.fill(0, 0, width, height, SURROUND);
                drawing.fill((width - across) / 2, (height - down) / 2, across, down, grey);
            }
        }
        return drawing.greys();
    }
}
