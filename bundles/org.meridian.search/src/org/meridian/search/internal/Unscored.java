package org.meridian.search.internal;

import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;

/**
 * The same records without their scores, for counting and for orders by a value: Lucene then adds
 * whole blocks of documents together, where the best of several scores would be asked for each.
 */
public final class Unscored {
    private Unscored() {}

    /** What finds just the records that this query finds. */
    public static Query of(Query query) {
        return switch (query) {
            case BoostQuery boosted -> of(boosted.getQuery());
            case ConstantScoreQuery constant -> of(constant.getQuery());
            case DisjunctionMaxQuery best -> any(best);
            case BooleanQuery all when all.getMinimumNumberShouldMatch() == 0 -> all(all);
            default -> query;
        };
    }

    private static Query any(DisjunctionMaxQuery best) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        best.getDisjuncts().forEach(one -> any.add(of(one), Occur.SHOULD));
        return any.build();
    }

    /** What only adds to the score is left out. */
    private static Query all(BooleanQuery all) {
        boolean wanted = all.clauses().stream().anyMatch(BooleanClause::isRequired);
        BooleanQuery.Builder clauses = new BooleanQuery.Builder();
        for (BooleanClause clause : all) {
            if (clause.isProhibited()) {
                clauses.add(of(clause.query()), Occur.MUST_NOT);
            } else if (clause.isRequired()) {
                clauses.add(of(clause.query()), Occur.FILTER);
            } else if (!wanted) {
                clauses.add(of(clause.query()), Occur.SHOULD);
            }
        }
        return clauses.build();
    }
}
