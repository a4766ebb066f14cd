package org.meridian.ui.viewer.objects;

import org.meridian.dicom.waveform.Recording;
import org.meridian.dicom.waveform.Waveform.Channel;
import org.meridian.dicom.waveform.WaveformNote;
import org.meridian.ui.viewer.objects.EcgPaper.Layout;
import org.meridian.ui.viewer.objects.EcgPaper.Trace;

import java.util.List;
import java.util.Optional;

/**
 * A window that looks at a part of the paper of a recording, with a caliper on it. Places of the
 * window are in pixels. Used on one thread.
 */
final class EcgModel {
    static final List<Double> SPEEDS = List.of(12.5, 25.0, 50.0, 100.0);
    static final List<Double> GAINS = List.of(2.5, 5.0, 10.0, 20.0, 40.0);

    private static final double SHOWN_SECONDS = 10;
    private static final double MOST_SCALE = 16;
    private static final double LEAST_SCALE = 1.6;
    private static final double LEAST_ZOOM = 0.25;
    private static final double MOST_ZOOM = 8;

    private final ScrolledArea area = new ScrolledArea(this::totalWidth, this::totalHeight);
    private EcgPaper paper;
    private double zoom = 1;
    private boolean marks = true;
    private Optional<Caliper> caliper = Optional.empty();

    /**
     * What is measured between two places of a trace.
     *
     * @param from, to seconds
     * @param fromValue, toValue in the scale's unit
     */
    record Caliper(Trace trace, double from, double fromValue, double to, double toValue) {
        double seconds() {
            return Math.abs(to - from);
        }

        double value() {
            return toValue - fromValue;
        }

        /** A minute's beats where the distance is that of two; empty for none. */
        Optional<Double> rate() {
            return seconds() > 0 ? Optional.of(60 / seconds()) : Optional.empty();
        }

        private Caliper on(Trace other) {
            return new Caliper(other, from, fromValue, to, toValue);
        }

        private Caliper to(double seconds, double value) {
            return new Caliper(trace, from, fromValue, seconds, value);
        }
    }

    /** A place of the window. */
    record At(double x, double y) {}

    EcgModel(Recording recording) {
        paper = EcgPaper.of(recording, 0);
    }

    EcgPaper paper() {
        return paper;
    }

    /** Another group of channels, from its start. */
    void choose(int group) {
        paper = EcgPaper.of(paper.recording(), group).with(paper.speed(), paper.gain());
        caliper = Optional.empty();
        area.scrollTo(0, 0);
    }

    void setLayout(Layout wanted) {
        replace(paper.with(wanted));
    }

    void setSpeed(double wanted) {
        replace(paper.with(wanted, paper.gain()));
    }

    void setGain(double wanted) {
        replace(paper.with(paper.speed(), wanted));
    }

    /** A caliper stays on what it measures, where that is still there. */
    private void replace(EcgPaper wanted) {
        paper = wanted;
        caliper =
                caliper.flatMap(
                        old ->
                                paper.traces().stream()
                                        .filter(t -> isSame(t, old.trace()))
                                        .map(old::on)
                                        .findFirst());
        area.settle();
    }

    private static boolean isSame(Trace one, Trace other) {
        return one.channel() == other.channel()
                && one.from() == other.from()
                && one.to() == other.to();
    }

    /** Whether the moments that the recording names are shown. */
    boolean marks() {
        return marks;
    }

    void setMarks(boolean wanted) {
        marks = wanted;
    }

    // --- the window ---

    /** The part of the paper that the window shows. */
    ScrolledArea area() {
        return area;
    }

    void resize(int newWidth, int newHeight) {
        area.resize(newWidth, newHeight);
        area.settle();
    }

    /** Pixels a millimetre: as many as show ten seconds at once, times the zoom. */
    double pixels() {
        double shown = Math.min(paper.width(), 2 * EcgPaper.MARGIN + SHOWN_SECONDS * paper.speed());
        return Math.clamp(zoom * area.width() / shown, LEAST_SCALE, MOST_SCALE);
    }

    void zoom(double factor) {
        double before = pixels();
        zoom = Math.clamp(zoom * factor, LEAST_ZOOM, MOST_ZOOM);
        area.enlarge(pixels() / before, area.width() / 2.0, area.height() / 2.0);
    }

    int left() {
        return (int) Math.round(area.left());
    }

    int top() {
        return (int) Math.round(area.top());
    }

    private int totalWidth() {
        return (int) Math.ceil(paper.width() * pixels());
    }

    private int totalHeight() {
        return (int) Math.ceil(paper.height() * pixels());
    }

    /** Where a place of the paper is in the window. */
    At at(double x, double y) {
        return new At(x * pixels() - left(), y * pixels() - top());
    }

    /** Where a moment and value of a trace is in the window. */
    At at(Trace trace, double seconds, double value) {
        return at(paper.x(trace, seconds), paper.y(trace, value));
    }

    private double paperX(At place) {
        return (place.x() + left()) / pixels();
    }

    private double paperY(At place) {
        return (place.y() + top()) / pixels();
    }

    /**
     * A trace as lines of the window, x and y by turns; a gap in what was recorded parts them.
     * Where several samples fall on one pixel the line goes through the least and the greatest of
     * them.
     */
    List<int[]> lines(Trace trace) {
        Channel channel = paper.waveform().channels().get(trace.channel());
        double rate = paper.waveform().samplesPerSecond();
        EcgScale scale = scale(trace);
        double pixels = pixels();
        EcgLines lines = new EcgLines();
        int first = (int) Math.max(0, Math.ceil((trace.from() - channel.offset()) * rate));
        double end = Math.floor((trace.to() - channel.offset()) * rate);
        int last = (int) Math.min(channel.values().length - 1.0, end);
        for (int i = first; i <= last; i++) {
            double value = scale.value(channel.values()[i]);
            double x = paper.x(trace, channel.offset() + i / rate) * pixels - left();
            if (Double.isNaN(value)) {
                lines.gap();
            } else if (x >= -1 && x <= area.width() + 1) {
                lines.add(x, paper.y(trace, value) * pixels - top());
            }
        }
        return lines.all();
    }

    EcgScale scale(Trace trace) {
        return paper.scales().get(trace.channel());
    }

    /** The moments that the recording names, of a trace. */
    List<WaveformNote> moments(Trace trace) {
        return paper.recording().notes().stream()
                .filter(n -> n.group() == paper.group() + 1)
                .filter(n -> n.channel() == 0 || n.channel() == trace.channel() + 1)
                .filter(n -> n.moments().stream().anyMatch(trace::holds))
                .toList();
    }

    // --- the caliper ---

    Optional<Caliper> caliper() {
        return caliper;
    }

    /** Sets both ends on the trace that is nearest to a place of the window. */
    void press(At place) {
        caliper =
                nearest(place)
                        .map(
                                t -> {
                                    double seconds = paper.secondsAt(t, paperX(place));
                                    double value = paper.valueAt(t, paperY(place));
                                    return new Caliper(t, seconds, value, seconds, value);
                                });
    }

    private Optional<Trace> nearest(At place) {
        double x = paperX(place);
        double y = paperY(place);
        return paper.traces().stream()
                .filter(t -> x >= t.x() && x <= paper.x(t, t.to()))
                .min((a, b) -> Double.compare(Math.abs(a.y() - y), Math.abs(b.y() - y)));
    }

    /** Takes the second end to a place of the window; it stays on its trace. */
    void drag(At place) {
        caliper =
                caliper.map(
                        c ->
                                c.to(
                                        paper.secondsAt(c.trace(), paperX(place)),
                                        paper.valueAt(c.trace(), paperY(place))));
    }

    /** Leads the second end by samples of the recording. */
    void nudge(int samples) {
        double step = samples / paper.waveform().samplesPerSecond();
        caliper =
                caliper.map(
                        c ->
                                c.to(
                                        Math.clamp(c.to() + step, c.trace().from(), c.trace().to()),
                                        c.toValue()));
    }

    /** Takes the caliper away. */
    void lift() {
        caliper = Optional.empty();
    }
}
