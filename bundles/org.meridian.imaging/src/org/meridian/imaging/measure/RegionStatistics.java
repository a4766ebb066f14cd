package org.meridian.imaging.measure;

import java.util.Optional;

/**
 * The modality values of the pixels whose centres are in a region.
 *
 * @param count of pixels
 * @param deviation standard deviation of these pixels, as a population
 */
public record RegionStatistics(
        int count, double mean, double deviation, double minimum, double maximum) {

    /** Empty when no pixel has its centre in the region, or one of them has no value. */
    public static Optional<RegionStatistics> of(PixelValues image, Region region) {
        int left = (int) Math.max(0, Math.ceil(region.least().x()));
        int right = (int) Math.min(image.columns() - 1.0, Math.floor(region.most().x()));
        int top = (int) Math.max(0, Math.ceil(region.least().y()));
        int bottom = (int) Math.min(image.rows() - 1.0, Math.floor(region.most().y()));
        Moments moments = new Moments();
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                if (region.contains(x, y)) {
                    moments.add(image.valueAt(x, y));
                }
            }
        }
        return moments.statistics();
    }

    /** Mean and variance in one pass, by Welford's method: exact for large values too. */
    private static final class Moments {
        private int count;
        private double mean;
        private double squares;
        private double minimum = Double.POSITIVE_INFINITY;
        private double maximum = Double.NEGATIVE_INFINITY;

        void add(double value) {
            count++;
            double difference = value - mean;
            mean += difference / count;
            squares += difference * (value - mean);
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
        }

        Optional<RegionStatistics> statistics() {
            return count == 0 || Double.isNaN(mean)
                    ? Optional.empty()
                    : Optional.of(
                            new RegionStatistics(
                                    count, mean, Math.sqrt(squares / count), minimum, maximum));
        }
    }
}
