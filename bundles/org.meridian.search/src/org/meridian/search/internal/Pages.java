package org.meridian.search.internal;

import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.meridian.search.SearchRequest;
import org.meridian.search.SortOrder;

import java.io.IOException;
import java.util.Arrays;

/**
 * The hits of one page. The documents of a segment stand in the order of their dates, so that the
 * newest are the first ones of each and the others need not be looked at.
 */
public final class Pages {
    /** The order of the index: the newest first, those without a date last. */
    public static final Sort NEWEST_FIRST = new Sort(date(true));

    private static final Sort OLDEST_FIRST = new Sort(date(false));

    private static final Sort BY_NAME =
            new Sort(
                    new SortField(
                            Fields.NAME_ORDER, SortField.Type.STRING, false, SortField.STRING_LAST),
                    date(true));

    private Pages() {}

    private static SortField date(boolean descending) {
        return new SortField(
                Fields.DATE,
                SortField.Type.LONG,
                descending,
                descending ? Long.MIN_VALUE : Long.MAX_VALUE);
    }

    /**
     * The hits of a page.
     *
     * @param total how many records there are on all pages; 0 where they were not counted
     */
    public record Page(ScoreDoc[] hits, long total) {}

    /**
     * The page that the request wants.
     *
     * @param query with its scores
     * @param counted whether the total is wanted too
     */
    public static Page find(
            IndexSearcher searcher, Query query, SearchRequest request, boolean counted)
            throws IOException {
        int last = Math.addExact(request.offset(), request.limit());
        Page upTo = upTo(last, searcher, query, request, counted);
        ScoreDoc[] hits = upTo.hits();
        return new Page(
                Arrays.copyOfRange(
                        hits, Math.min(request.offset(), hits.length), Math.min(last, hits.length)),
                upTo.total());
    }

    private static Page upTo(
            int last, IndexSearcher searcher, Query query, SearchRequest request, boolean counted)
            throws IOException {
        Query unscored = Unscored.of(query);
        Sort order = order(request.sort());
        ScoreDoc[] hits;
        if (byScore(request)) {
            hits = BestThenNewest.find(searcher, query, last);
        } else if (order == NEWEST_FIRST) {
            return NewestFirst.find(searcher, unscored, last, counted);
        } else {
            hits =
                    searcher.search(unscored, new TopFieldCollectorManager(order, last, 1))
                            .scoreDocs;
        }
        return new Page(hits, counted ? searcher.count(unscored) : 0);
    }

    /** Where there is no word, all are equally good. */
    private static boolean byScore(SearchRequest request) {
        return request.sort() == SortOrder.RELEVANCE
                && !(request.text().isBlank()
                        && request.phrases().isEmpty()
                        && request.anyOf().isEmpty());
    }

    private static Sort order(SortOrder order) {
        return switch (order) {
            case RELEVANCE, DATE_DESCENDING -> NEWEST_FIRST;
            case DATE_ASCENDING -> OLDEST_FIRST;
            case NAME -> BY_NAME;
        };
    }
}
