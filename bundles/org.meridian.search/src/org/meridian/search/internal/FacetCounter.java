package org.meridian.search.internal;

import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.meridian.search.FacetCount;
import org.meridian.search.SearchRequest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the values of the wanted fields over what fulfils all conditions but the filters. A record
 * that passes all filters counts in every field; one that fails a single field's filter counts in
 * that field alone, because the counts of a field disregard its own filter.
 */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
public final class FacetCounter implements Collector {
    private static final Comparator<FacetCount> MOST_FREQUENT =
            Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::value);

    private final Columns columns;
    private final List<String> fields;
    private final List<Map.Entry<String, Set<String>>> filters;
    private final Map<String, Map<String, Long>> counts = new HashMap<>();
    private long total;

    private FacetCounter(Columns columns, SearchRequest request) {
        this.columns = columns;
        fields = List.copyOf(request.facets());
        filters = List.copyOf(request.filters().entrySet());
        fields.forEach(field -> counts.put(field, new HashMap<>()));
    }

    /** Counts over what fulfils the conditions. */
    public static FacetCounter count(
            IndexSearcher searcher, Query conditions, Columns columns, SearchRequest request)
            throws IOException {
        return searcher.search(
                conditions,
                new CollectorManager<FacetCounter, FacetCounter>() {
                    @Override
                    public FacetCounter newCollector() {
                        return new FacetCounter(columns, request);
                    }

                    @Override
                    public FacetCounter reduce(Collection<FacetCounter> collectors) {
                        FacetCounter all = newCollector();
                        collectors.forEach(all::add);
                        return all;
                    }
                });
    }

    private void add(FacetCounter other) {
        total += other.total;
        other.counts.forEach(
                (field, values) ->
                        values.forEach(
                                (value, count) ->
                                        counts.computeIfAbsent(field, f -> new HashMap<>())
                                                .merge(value, count, Long::sum)));
    }

    /** How many records pass all filters. */
    public long total() {
        return total;
    }

    /** The values of each field, the most frequent first. */
    public Map<String, List<FacetCount>> counts() {
        Map<String, List<FacetCount>> sorted = new HashMap<>();
        counts.forEach(
                (field, values) ->
                        sorted.put(
                                field,
                                values.entrySet().stream()
                                        .map(v -> new FacetCount(v.getKey(), v.getValue()))
                                        .sorted(MOST_FREQUENT)
                                        .toList()));
        return Map.copyOf(sorted);
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        return new Segment(context.reader());
    }

    private final class Segment implements LeafCollector {
        private final List<Column> counted = new ArrayList<>();
        private final int[][] setOf = new int[fields.size()][];
        private final int[][] countOf = new int[fields.size()][];

        // of each filter: a document's set, whether a set passes, and the field it counts in or -1
        private final int[][] filterSetOf = new int[filters.size()][];
        private final boolean[][] passing = new boolean[filters.size()][];
        private final int[] sideways = new int[filters.size()];

        Segment(LeafReader segment) throws IOException {
            for (int i = 0; i < fields.size(); i++) {
                Column column = columns.column(segment, Fields.FACET + fields.get(i));
                counted.add(column);
                setOf[i] = column.ofDocument();
                countOf[i] = new int[column.sets().size()];
            }
            for (int i = 0; i < filters.size(); i++) {
                String field = filters.get(i).getKey();
                Column column = columns.column(segment, Fields.FACET + field);
                filterSetOf[i] = column.ofDocument();
                passing[i] = column.having(filters.get(i).getValue());
                sideways[i] = fields.indexOf(field);
            }
        }

        @Override
        public void setScorer(Scorable scorer) {
            // nothing is scored
        }

        @Override
        public void collect(int document) {
            int failed = -1;
            for (int i = 0; i < passing.length; i++) {
                if (!passing[i][filterSetOf[i][document]]) {
                    if (failed >= 0) {
                        return;
                    }
                    failed = i;
                }
            }
            if (failed < 0) {
                total++;
                for (int i = 0; i < setOf.length; i++) {
                    countOf[i][setOf[i][document]]++;
                }
            } else if (sideways[failed] >= 0) {
                int field = sideways[failed];
                countOf[field][setOf[field][document]]++;
            }
        }

        @Override
        public void finish() {
            for (int i = 0; i < countOf.length; i++) {
                counted.get(i)
                        .addTo(
                                counts.computeIfAbsent(fields.get(i), f -> new HashMap<>()),
                                countOf[i]);
            }
        }
    }
}
