package org.meridian.imaging.measure;

import java.util.List;

/**
 * How large the pixels of one frame are, and how that is known.
 *
 * @param scale of the whole image, where no area says otherwise
 * @param areas with a scale of their own (ultrasound); a later one lies over an earlier one
 */
public record Calibration(PixelScale scale, Source source, List<Area> areas) {
    /** Nothing is known. */
    public static final Calibration NONE =
            new Calibration(PixelScale.UNKNOWN, Source.NONE, List.of());

    public Calibration {
        areas = List.copyOf(areas);
    }

    /** Where a scale comes from; people are told, for it says how far a length can be trusted. */
    public enum Source {
        /** Pixel Spacing (0028,0030): in the patient. */
        PATIENT,
        /**
         * Pixel Spacing of a projection, which was calibrated or corrected (PS3.3 10.7.1.3): in the
         * patient at one depth.
         */
        CALIBRATED,
        /** Imager Pixel Spacing (0018,1164): at the detector, larger than in the patient. */
        DETECTOR,
        /**
         * Imager Pixel Spacing over the Estimated Radiographic Magnification Factor (0018,1114): in
         * the patient at the assumed depth.
         */
        MAGNIFICATION,
        /** A calibrated region of an ultrasound image (PS3.3 C.8.5.5). */
        ULTRASOUND,
        /** Nominal Scanned Pixel Spacing (0018,2010): of a film that was scanned. */
        FILM,
        /** Unknown: lengths are in pixels. */
        NONE
    }

    /** A part of the image, both corners inside, in whole pixels. */
    public record Area(int left, int top, int right, int bottom, PixelScale scale) {
        boolean holds(Point point) {
            return point.x() >= left - 0.5
                    && point.x() <= right + 0.5
                    && point.y() >= top - 0.5
                    && point.y() <= bottom + 0.5;
        }
    }

    /** The scale that holds for a shape; its source is NONE where its points are not all in one. */
    public Calibration at(List<Point> points) {
        for (Area area : areas.reversed()) {
            if (points.stream().allMatch(area::holds)) {
                return area.scale().unit() == PixelScale.Unit.PIXEL
                        ? NONE
                        : new Calibration(area.scale(), Source.ULTRASOUND, List.of());
            }
        }
        boolean crosses = areas.stream().anyMatch(area -> points.stream().anyMatch(area::holds));
        return crosses ? NONE : new Calibration(scale, source, List.of());
    }
}
