package org.meridian.search.internal;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ScoreDoc;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * A hit of one segment with what it is ordered by among those of the others.
 *
 * @param date as days since 1970-01-01; of a record without one the least number
 */
record DatedHit(ScoreDoc hit, long date) {
    /** As the documents of a segment stand. */
    static final Comparator<DatedHit> NEWEST_FIRST =
            Comparator.comparingLong(DatedHit::date)
                    .reversed()
                    .thenComparingInt(one -> one.hit().doc);

    /** The first ones in an order, so many at most. */
    static ScoreDoc[] first(List<DatedHit> all, Comparator<DatedHit> order, int wanted) {
        return all.stream().sorted(order).limit(wanted).map(DatedHit::hit).toArray(ScoreDoc[]::new);
    }

    /**
     * Adds hits of a segment.
     *
     * @param hits in the order of the documents
     */
    static void add(List<DatedHit> all, LeafReaderContext segment, List<ScoreDoc> hits)
            throws IOException {
        NumericDocValues dates = DocValues.getNumeric(segment.reader(), Fields.DATE);
        for (ScoreDoc hit : hits) {
            boolean dated = dates.advanceExact(hit.doc - segment.docBase);
            all.add(new DatedHit(hit, dated ? dates.longValue() : Long.MIN_VALUE));
        }
    }
}
