package org.meridian.search.internal;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.meridian.core.record.PatientKey;
import org.meridian.search.Hit;
import org.meridian.search.SearchPage;
import org.meridian.search.SearchRequest;

import java.io.IOException;
import java.util.ArrayList;
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
        StoredFields stored = searcher.storedFields();
        List<Hit> hits = new ArrayList<>(found.length);
        for (ScoreDoc one : found) {
            Document document = stored.document(one.doc);
            hits.add(
                    new Hit(
                            Documents.kept(document, Fields.KIND),
                            Documents.kept(document, Fields.KEY),
                            PatientKey.of(Documents.kept(document, Fields.PATIENT)),
                            Documents.kept(document, Fields.TITLE),
                            Float.isNaN(one.score) ? 0 : one.score,
                            highlighter.highlights(document)));
        }
        return List.copyOf(hits);
    }
}
