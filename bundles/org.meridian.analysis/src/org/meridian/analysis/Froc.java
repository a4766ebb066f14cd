package org.meridian.analysis;

import org.meridian.imaging.Vec3;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Free-response ROC of a detector: sensitivity against false positives a scan. A hit is within half
 * the diameter; the best of several hits on a lesion counts, the others count neither way, nor do
 * marks on irrelevant findings; as the LUNA16 challenge evaluates (Setio et al., Medical Image
 * Analysis 42, 2017). Immutable and safe for all threads.
 */
public final class Froc {
    /** The false positives a scan at which {@link #cpm} reads the curve. */
    public static final List<Double> OPERATING_POINTS =
            List.of(0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0);

    private static final int MOST_MARKS = 100;
    private static final double MISSED = Double.NEGATIVE_INFINITY;

    /** A place in millimetres; {@code diameter} in millimetres. */
    public record Lesion(Vec3 centre, double diameter) {
        boolean hit(Vec3 at) {
            return centre.distance(at) < diameter / 2;
        }
    }

    /** A detector's mark with its confidence. */
    public record Detection(Vec3 position, double confidence) {}

    /**
     * One scan.
     *
     * @param irrelevant findings that count neither way
     */
    public record Scan(List<Lesion> lesions, List<Lesion> irrelevant, List<Detection> detections) {}

    /** A scan's lesions by the confidence they were hit with, and its false marks. */
    private record Outcome(double[] hits, double[] falseMarks) {}

    private record Event(double confidence, boolean hit) {}

    private final List<Outcome> outcomes;
    private final double[] rates;
    private final double[] sensitivities;

    private Froc(List<Outcome> outcomes) {
        this.outcomes = outcomes;
        List<Event> events = new ArrayList<>();
        int lesions = 0;
        for (Outcome outcome : outcomes) {
            lesions += outcome.hits().length;
            for (double hit : outcome.hits()) {
                if (hit != MISSED) {
                    events.add(new Event(hit, true));
                }
            }
            for (double mark : outcome.falseMarks()) {
                events.add(new Event(mark, false));
            }
        }
        events.sort(Comparator.comparingDouble(Event::confidence).reversed());
        double[] x = new double[events.size() + 1];
        double[] y = new double[events.size() + 1];
        int points = 1;
        int hits = 0;
        int marks = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).hit()) {
                hits++;
            } else {
                marks++;
            }
            boolean tie =
                    i + 1 < events.size()
                            && events.get(i + 1).confidence() == events.get(i).confidence();
            if (!tie) {
                x[points] = (double) marks / outcomes.size();
                y[points++] = lesions == 0 ? 0 : (double) hits / lesions;
            }
        }
        rates = Arrays.copyOf(x, points);
        sensitivities = Arrays.copyOf(y, points);
    }

    /** Evaluates at least one scan. */
    public static Froc of(List<Scan> scans) {
        if (scans.isEmpty()) {
            throw new IllegalArgumentException("no scan");
        }
        return new Froc(scans.stream().map(Froc::outcome).toList());
    }

    private static Outcome outcome(Scan scan) {
        List<Detection> marks =
                scan.detections().stream()
                        .sorted(Comparator.comparingDouble(Detection::confidence).reversed())
                        .limit(MOST_MARKS)
                        .toList();
        double[] hits =
                scan.lesions().stream()
                        .mapToDouble(
                                lesion ->
                                        marks.stream()
                                                .filter(m -> lesion.hit(m.position()))
                                                .mapToDouble(Detection::confidence)
                                                .max()
                                                .orElse(MISSED))
                        .toArray();
        double[] falseMarks =
                marks.stream()
                        .filter(m -> scan.lesions().stream().noneMatch(l -> l.hit(m.position())))
                        .filter(m -> scan.irrelevant().stream().noneMatch(l -> l.hit(m.position())))
                        .mapToDouble(Detection::confidence)
                        .toArray();
        return new Outcome(hits, falseMarks);
    }

    /**
     * The sensitivity at a number of false positives a scan, between points of the curve linear.
     */
    public double sensitivity(double falsePositives) {
        int above = 0;
        while (above < rates.length && rates[above] <= falsePositives) {
            above++;
        }
        if (above == rates.length) {
            return sensitivities[above - 1];
        }
        double part = (falsePositives - rates[above - 1]) / (rates[above] - rates[above - 1]);
        return sensitivities[above - 1] + part * (sensitivities[above] - sensitivities[above - 1]);
    }

    /** The competition performance metric: the mean sensitivity at {@link #OPERATING_POINTS}. */
    public double cpm() {
        return OPERATING_POINTS.stream().mapToDouble(this::sensitivity).average().orElseThrow();
    }

    /**
     * The lower bound of the 95 % confidence interval of a sensitivity, by drawing scans with
     * replacement.
     *
     * @param draws for instance 1000
     */
    public double lowerBound(double falsePositives, int draws, long seed) {
        Random random = new Random(seed);
        double[] values = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            List<Outcome> drawn = new ArrayList<>();
            for (int i = 0; i < outcomes.size(); i++) {
                drawn.add(outcomes.get(random.nextInt(outcomes.size())));
            }
            values[draw] = new Froc(drawn).sensitivity(falsePositives);
        }
        Arrays.sort(values);
        return values[(int) (0.025 * draws)];
    }
}
