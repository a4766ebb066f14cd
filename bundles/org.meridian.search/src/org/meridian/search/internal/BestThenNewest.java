package org.meridian.search.internal;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The best hits, of equally good ones the newest. Of each segment, whose documents stand by date,
 * these are the first ones of a score: once a page is full, Lucene passes over all that score no
 * higher.
 */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
final class BestThenNewest implements Collector {
    private static final Comparator<DatedHit> ORDER =
            Comparator.comparingDouble((DatedHit one) -> -one.hit().score)
                    .thenComparing(DatedHit.NEWEST_FIRST);

    private final int wanted;
    private final List<Segment> segments = new ArrayList<>();

    private record Segment(LeafReaderContext context, TopScoreDocCollector best) {}

    private BestThenNewest(int wanted) {
        this.wanted = wanted;
    }

    /** So many hits at most, in order. */
    static ScoreDoc[] find(IndexSearcher searcher, Query query, int wanted) throws IOException {
        return searcher.search(
                query,
                new CollectorManager<BestThenNewest, ScoreDoc[]>() {
                    @Override
                    public BestThenNewest newCollector() {
                        return new BestThenNewest(wanted);
                    }

                    @Override
                    public ScoreDoc[] reduce(Collection<BestThenNewest> collectors)
                            throws IOException {
                        List<DatedHit> all = new ArrayList<>();
                        for (BestThenNewest one : collectors) {
                            one.addTo(all);
                        }
                        return DatedHit.first(all, ORDER, wanted);
                    }
                });
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.TOP_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        // segments share no least score: of the same score another one's may be newer
        TopScoreDocCollector best = new TopScoreDocCollectorManager(wanted, 1).newCollector();
        segments.add(new Segment(context, best));
        return best.getLeafCollector(context);
    }

    private void addTo(List<DatedHit> all) throws IOException {
        for (Segment segment : segments) {
            ScoreDoc[] hits = segment.best().topDocs().scoreDocs;
            Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc));
            DatedHit.add(all, segment.context(), List.of(hits));
        }
    }
}
