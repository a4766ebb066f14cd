package org.meridian.search.internal;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The newest hits and how many there are, in one go: of each segment, whose documents stand by
 * date, the first ones. The others are only counted, whole blocks of them together.
 */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
final class NewestFirst implements Collector {
    private static final int UNKNOWN = -1;

    private final int wanted;
    private final boolean counted;
    private final List<Segment> segments = new ArrayList<>();
    private @Nullable Weight weight;

    private NewestFirst(int wanted, boolean counted) {
        this.wanted = wanted;
        this.counted = counted;
    }

    /**
     * So many hits at most, in order.
     *
     * @param query without scores
     * @param counted whether the total is wanted too
     */
    static Pages.Page find(IndexSearcher searcher, Query query, int wanted, boolean counted)
            throws IOException {
        return searcher.search(
                query,
                new CollectorManager<NewestFirst, Pages.Page>() {
                    @Override
                    public NewestFirst newCollector() {
                        return new NewestFirst(wanted, counted);
                    }

                    @Override
                    public Pages.Page reduce(Collection<NewestFirst> collectors)
                            throws IOException {
                        return page(collectors, wanted);
                    }
                });
    }

    private static Pages.Page page(Collection<NewestFirst> collectors, int wanted)
            throws IOException {
        List<DatedHit> all = new ArrayList<>();
        long total = 0;
        for (NewestFirst one : collectors) {
            for (Segment segment : one.segments) {
                DatedHit.add(all, segment.context, segment.first);
                total += segment.total;
            }
        }
        return new Pages.Page(DatedHit.first(all, DatedHit.NEWEST_FIRST, wanted), total);
    }

    @Override
    public void setWeight(@Nullable Weight weight) {
        this.weight = weight;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        int known = counted ? count(context) : 0;
        if (counted && known == 0) {
            throw new CollectionTerminatedException();
        }
        Segment segment = new Segment(context, known);
        segments.add(segment);
        return segment;
    }

    private int count(LeafReaderContext context) throws IOException {
        Weight asked = weight;
        return asked == null ? UNKNOWN : asked.count(context);
    }

    private final class Segment implements LeafCollector {
        private final LeafReaderContext context;
        private final boolean counting;
        private final List<ScoreDoc> first = new ArrayList<>();
        private long total;

        /**
         * @param known how many there are of the segment, or {@link #UNKNOWN}
         */
        Segment(LeafReaderContext context, int known) {
            this.context = context;
            counting = known == UNKNOWN;
            total = counting ? 0 : known;
        }

        @Override
        public void setScorer(Scorable scorer) {
            // nothing is scored
        }

        @Override
        public void collect(int document) {
            if (first.size() < wanted) {
                first.add(new ScoreDoc(context.docBase + document, 0));
            } else if (!counting) {
                throw new CollectionTerminatedException();
            }
            total += counting ? 1 : 0;
        }

        @Override
        public void collect(DocIdStream documents) throws IOException {
            if (counting && first.size() == wanted) {
                total += documents.count();
            } else {
                documents.forEach(this::collect);
            }
        }
    }
}
