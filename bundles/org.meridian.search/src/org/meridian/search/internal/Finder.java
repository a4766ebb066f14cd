package org.meridian.search.internal;

import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.meridian.search.Hit;
import org.meridian.search.SearchPage;
import org.meridian.search.SearchRequest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Answers requests from the documents of {@link Documents}. Safe for all threads. */
public final class Finder {
    private final Folding folding;
    private final Analysis analysis;
    private final QueryBuilder queries;
    private final Columns columns;

    public Finder(Folding folding, Analysis analysis, QueryBuilder queries, Columns columns) {
        this.folding = folding;
        this.analysis = analysis;
        this.queries = queries;
        this.columns = columns;
    }

    /** See {@code SearchIndex.search}. */
    public SearchPage find(IndexSearcher searcher, SearchRequest request) throws IOException {
        Highlighter highlighter = new Highlighter(folding, analysis, request);
        // once for all: it looks for the names that are written nearly so
        Query conditions = searcher.rewrite(queries.conditions(request));
        Query query = queries.filtered(conditions, request.filters());
        boolean faceted = !request.facets().isEmpty();
        Pages.Page page = Pages.find(searcher, query, request, !faceted);
        List<Hit> hits = hits(searcher, page.hits(), highlighter);
        if (!faceted) {
            return new SearchPage(hits, page.total(), Map.of());
        }
        FacetCounter counter =
                FacetCounter.count(searcher, Unscored.of(conditions), columns, request);
        return new SearchPage(hits, counter.total(), counter.counts());
    }

    private static List<Hit> hits(IndexSearcher searcher, ScoreDoc[] found, Highlighter highlighter)
            throws IOException {
        int[] documents = Arrays.stream(found).mapToInt(one -> one.doc).toArray();
        List<Shown> all = Shown.of(searcher.getIndexReader(), documents);
        List<Hit> hits = new ArrayList<>(found.length);
        for (int i = 0; i < found.length; i++) {
            Shown shown = all.get(i);
            hits.add(
                    new Hit(
                            shown.kind(),
                            shown.key(),
                            shown.patient(),
                            shown.title(),
                            Float.isNaN(found[i].score) ? 0 : found[i].score,
                            highlighter.highlights(shown)));
        }
        return List.copyOf(hits);
    }
}
