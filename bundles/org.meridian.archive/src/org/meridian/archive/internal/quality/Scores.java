package org.meridian.archive.internal.quality;

import org.meridian.archive.quality.Rule.Severity;
import org.meridian.archive.quality.SourceKey;
import org.meridian.archive.quality.SourceScore;
import org.meridian.archive.quality.SourceScore.Counts;
import org.meridian.archive.quality.SourceScore.Month;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sources' scores, counted from the rows. */
public final class Scores {
    private static final String BY_MONTH =
            "q.source, extract(year from q.counted_on) as y, extract(month from q.counted_on) as"
                    + " m,";

    private static final String GROUPED =
            " group by q.source, extract(year from q.counted_on), extract(month from q.counted_on)";

    private Scores() {}

    private record Key(long source, YearMonth month) {}

    private record Affected(Key key, Severity severity, int series) {}

    /** All sources, the worst first. */
    public static List<SourceScore> all(Reads reads) {
        Map<Long, TreeMap<YearMonth, Integer>> series = new TreeMap<>();
        reads.query(
                        "select "
                                + BY_MONTH
                                + " count(*) as n from quality_series q where q.trash is null"
                                + GROUPED,
                        row -> new Affected(key(row), Severity.HINT, (int) row.number("n")))
                .forEach(
                        a ->
                                series.computeIfAbsent(a.key.source, k -> new TreeMap<>())
                                        .put(a.key.month, a.series));
        Map<Key, Map<Severity, Integer>> affected = new HashMap<>();
        reads.query(
                        "select "
                                + BY_MONTH
                                + " i.severity, count(distinct q.series_uid) as n from"
                                + " quality_issue i join quality_shown h on h.issue = i.issue join"
                                + " quality_series q on q.series_uid = h.series_uid where q.trash"
                                + " is null and i.state in ('OPEN', 'LATER')"
                                + GROUPED
                                + ", i.severity",
                        row ->
                                new Affected(
                                        key(row),
                                        Severity.values()[row.integer("severity")],
                                        (int) row.number("n")))
                .forEach(
                        a ->
                                affected.computeIfAbsent(a.key, k -> new EnumMap<>(Severity.class))
                                        .put(a.severity, a.series));
        List<SourceScore> scores = new ArrayList<>();
        reads.query("select * from quality_source", Scores::source).stream()
                .filter(source -> series.containsKey(source.getKey()))
                .forEach(
                        source ->
                                scores.add(
                                        score(
                                                source.getKey(),
                                                source.getValue(),
                                                series.get(source.getKey()),
                                                affected)));
        scores.sort(
                Comparator.comparingInt((SourceScore s) -> s.total().score())
                        .thenComparing(SourceScore::number));
        return scores;
    }

    private static Key key(Row row) {
        return new Key(row.number("source"), YearMonth.of(row.integer("y"), row.integer("m")));
    }

    private static Map.Entry<Long, SourceKey> source(Row row) {
        return Map.entry(
                row.number("source"),
                new SourceKey(
                        row.text("station"),
                        row.text("manufacturer"),
                        row.text("model"),
                        row.text("institution"),
                        row.text("entity")));
    }

    private static SourceScore score(
            long source,
            SourceKey key,
            Map<YearMonth, Integer> series,
            Map<Key, Map<Severity, Integer>> affected) {
        List<Month> months = new ArrayList<>();
        Map<Severity, Integer> all = new EnumMap<>(Severity.class);
        int total = 0;
        for (Map.Entry<YearMonth, Integer> month : series.entrySet()) {
            Map<Severity, Integer> those =
                    affected.getOrDefault(new Key(source, month.getKey()), Map.of());
            those.forEach((severity, n) -> all.merge(severity, n, Integer::sum));
            total += month.getValue();
            months.add(new Month(month.getKey(), new Counts(month.getValue(), those)));
        }
        return new SourceScore(source, key, new Counts(total, all), List.copyOf(months));
    }
}
