package org.meridian.search.internal;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.StringHelper;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import java.io.IOException;

/**
 * Records with a term that begins so. Where there is no such term it is known to find nothing;
 * Lucene's own query would still promise its score there, and the search for the best hits then
 * never knows that it has them.
 */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
final class Beginning extends Query {
    private final Term start;

    Beginning(Term start) {
        this.start = start;
    }

    private boolean isIn(LeafReaderContext segment) throws IOException {
        Terms terms = segment.reader().terms(start.field());
        if (terms == null) {
            return false;
        }
        TermsEnum each = terms.iterator();
        return each.seekCeil(start.bytes()) != TermsEnum.SeekStatus.END
                && StringHelper.startsWith(each.term(), start.bytes());
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            if (isIn(segment)) {
                return this;
            }
        }
        return MatchNoDocsQuery.INSTANCE;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost)
            throws IOException {
        Query prefix = searcher.rewrite(new PrefixQuery(start));
        return new FilterWeight(this, prefix.createWeight(searcher, scoreMode, boost)) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment)
                    throws IOException {
                return isIn(segment) ? in.scorerSupplier(segment) : null;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(start.field())) {
            visitor.visitLeaf(this);
        }
    }

    @Override
    public String toString(String field) {
        return start + "*";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Beginning beginning && beginning.start.equals(start);
    }

    @Override
    public int hashCode() {
        return start.hashCode() + 3;
    }
}
