package org.meridian.ui.viewer.objects;

import org.meridian.dicom.waveform.Recording;
import org.meridian.dicom.waveform.Waveform;

import java.util.ArrayList;
import java.util.List;

/**
 * Which part of which channel of a recording stands where on the paper, at which speed and gain.
 * Places are in millimetres from the paper's upper left corner. Immutable.
 *
 * @param group of channels, from 0
 * @param speed millimetres a second
 * @param gain millimetres a millivolt
 */
record EcgPaper(
        Recording recording,
        int group,
        Layout layout,
        double speed,
        double gain,
        List<EcgScale> scales) {
    /** Of an empty space around all. */
    static final double MARGIN = 8;

    private static final int LEADS = 12;
    private static final int COLUMNS = 4;
    private static final int SECOND_LEAD = 1;

    /** So many millivolts have their place in a row. */
    private static final double ROW_MILLIVOLTS = 2.6;

    private static final double LEAST_ROW = 14;
    private static final double COLUMN_GAP = 6;

    /** A beat that was made of many is shown whole in each column. */
    private static final double WHOLE_SECONDS = 5;

    private static final double USUAL_SPEED = 25;
    private static final double USUAL_GAIN = 10;

    /** How the channels stand. */
    enum Layout {
        /** Twelve leads in three rows of four, and the second below them for all the time. */
        STANDARD,
        /** One below the other. */
        ROWS
    }

    /**
     * A part of a channel on the paper.
     *
     * @param from, to seconds from the group's start
     * @param x where {@code from} stands
     * @param y of the line of no voltage, or of the least value of what is no voltage
     */
    record Trace(int channel, double from, double to, double x, double y) {
        boolean holds(double seconds) {
            return seconds >= from && seconds <= to;
        }
    }

    EcgPaper {
        scales = List.copyOf(scales);
    }

    /** A group as it is usually read: in the standard layout where it has twelve leads. */
    static EcgPaper of(Recording recording, int group) {
        List<EcgScale> scales =
                recording.groups().get(group).channels().stream().map(EcgScale::of).toList();
        return new EcgPaper(
                recording,
                group,
                scales.size() == LEADS ? Layout.STANDARD : Layout.ROWS,
                USUAL_SPEED,
                USUAL_GAIN,
                scales);
    }

    /** The same in another layout; the standard one is of twelve leads alone. */
    EcgPaper with(Layout wanted) {
        boolean possible = wanted == Layout.ROWS || scales.size() == LEADS;
        return new EcgPaper(recording, group, possible ? wanted : layout, speed, gain, scales);
    }

    EcgPaper with(double newSpeed, double newGain) {
        return new EcgPaper(recording, group, layout, newSpeed, newGain, scales);
    }

    Waveform waveform() {
        return recording.groups().get(group);
    }

    private double seconds() {
        Waveform waveform = waveform();
        int samples = waveform.channels().stream().mapToInt(c -> c.values().length).max().orElse(0);
        return waveform.samplesPerSecond() > 0 ? samples / waveform.samplesPerSecond() : 0;
    }

    private double row() {
        return Math.max(LEAST_ROW, ROW_MILLIVOLTS * gain);
    }

    /** What stands on the paper, row by row. */
    List<Trace> traces() {
        List<Trace> traces = new ArrayList<>();
        double all = seconds();
        if (layout == Layout.ROWS) {
            for (int c = 0; c < scales.size(); c++) {
                traces.add(new Trace(c, 0, all, MARGIN, baseline(c, c)));
            }
            return traces;
        }
        boolean whole = all <= WHOLE_SECONDS;
        double part = whole ? all : all / COLUMNS;
        double step = part * speed + (whole ? COLUMN_GAP : 0);
        int rows = LEADS / COLUMNS;
        for (int r = 0; r < rows; r++) {
            for (int column = 0; column < COLUMNS; column++) {
                int channel = column * rows + r;
                double from = whole ? 0 : column * part;
                double x = MARGIN + column * step;
                traces.add(new Trace(channel, from, from + part, x, baseline(channel, r)));
            }
        }
        if (!whole) {
            traces.add(new Trace(SECOND_LEAD, 0, all, MARGIN, baseline(SECOND_LEAD, rows)));
        }
        return traces;
    }

    /** In the middle of its row for voltages, near its foot for what has no line of rest. */
    private double baseline(int channel, int row) {
        double share = scales.get(channel).voltage() ? 0.55 : 0.9;
        return MARGIN + (row + share) * row();
    }

    double width() {
        return MARGIN
                + traces().stream()
                        .mapToDouble(t -> t.x() + (t.to() - t.from()) * speed)
                        .max()
                        .orElse(0);
    }

    double height() {
        double lowest = traces().stream().mapToDouble(Trace::y).max().orElse(0);
        return MARGIN + lowest + row() / 2;
    }

    double x(Trace trace, double seconds) {
        return trace.x() + (seconds - trace.from()) * speed;
    }

    /**
     * @param value in the unit of the channel's scale
     */
    double y(Trace trace, double value) {
        return trace.y() - scales.get(trace.channel()).millimetres(value, gain, row());
    }

    /** The moment of a trace at a place; its ends beyond them. */
    double secondsAt(Trace trace, double x) {
        return Math.clamp(trace.from() + (x - trace.x()) / speed, trace.from(), trace.to());
    }

    /** The value of a trace's scale at a place. */
    double valueAt(Trace trace, double y) {
        return (y(trace, 0) - y) / (y(trace, 0) - y(trace, 1));
    }
}
