package org.meridian.archive.quality;

import org.meridian.archive.quality.Rule.Severity;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How good what came from a source is: from 0 to 100, the weighted share of its series without an
 * open issue of a severity, {@code 100 Σ w (1 - n/N) / Σ w} with the weights of {@link Severity}
 * over its N series, n of them with an open issue of it. Computed from the rows at each look.
 *
 * @param number of the source in this archive, shown as {@code S3}
 * @param months from the oldest to the newest
 */
public record SourceScore(long number, SourceKey key, Counts total, List<Month> months) {
    /**
     * What a score is made of.
     *
     * @param affected series with at least one open issue, by its severity
     */
    public record Counts(int series, Map<Severity, Integer> affected) {
        public Counts {
            affected = Map.copyOf(affected);
        }

        public int affected(Severity severity) {
            return affected.getOrDefault(severity, 0);
        }

        /** 0 to 100, rounded to the lower whole number: 100 says that nothing is open. */
        public int score() {
            long points = 0;
            long most = 0;
            for (Severity severity : Severity.values()) {
                points += (long) severity.weight() * (series - affected(severity));
                most += (long) severity.weight() * series;
            }
            return most == 0 ? 100 : (int) (100 * points / most);
        }
    }

    /** The series of one month, by their study date. */
    public record Month(YearMonth month, Counts counts) {}

    /** As people write the number. */
    public String id() {
        return "S" + number;
    }

    /** The newest month's score less that of the month before it; empty with one month alone. */
    public OptionalInt trend() {
        int last = months.size() - 1;
        return last < 1
                ? OptionalInt.empty()
                : OptionalInt.of(
                        months.get(last).counts().score() - months.get(last - 1).counts().score());
    }
}
