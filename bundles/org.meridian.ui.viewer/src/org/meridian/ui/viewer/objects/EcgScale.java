package org.meridian.ui.viewer.objects;

import org.meridian.dicom.waveform.Waveform.Channel;

import java.util.Arrays;

/**
 * How a channel's values become heights on the paper: voltages by the gain, from the line of none;
 * all else, such as a pressure, so that its whole range fills a row.
 *
 * @param unit of the values on the paper, as it is written
 * @param factor from stored physical values to that unit
 * @param least, range of what is no voltage, in that unit
 */
record EcgScale(String unit, double factor, boolean voltage, double least, double range) {
    private static final double FILLED = 0.8;

    static EcgScale of(Channel channel) {
        return switch (channel.unit()) {
            case "uV" -> millivolts(1e-3);
            case "mV" -> millivolts(1);
            case "V" -> millivolts(1e3);
            default -> other(channel);
        };
    }

    private static EcgScale millivolts(double factor) {
        return new EcgScale("mV", factor, true, 0, 0);
    }

    private static EcgScale other(Channel channel) {
        double[] known = Arrays.stream(channel.values()).filter(v -> !Double.isNaN(v)).toArray();
        double least = Arrays.stream(known).min().orElse(0);
        double most = Arrays.stream(known).max().orElse(1);
        String unit = channel.unit().replaceAll("[\\[\\]{}]", "");
        return new EcgScale(unit, 1, false, least, most > least ? most - least : 1);
    }

    /** A stored value in the paper's unit. */
    double value(double stored) {
        return stored * factor;
    }

    /**
     * The height of a value over the baseline.
     *
     * @param gain millimetres a millivolt
     * @param row millimetres a row
     */
    double millimetres(double value, double gain, double row) {
        return voltage ? value * gain : (value - least) / range * row * FILLED;
    }
}
