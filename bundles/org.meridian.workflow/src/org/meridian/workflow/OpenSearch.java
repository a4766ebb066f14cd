package org.meridian.workflow;

import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.search.ReadQuery;
import org.meridian.search.SortOrder;
import org.meridian.search.Suggestion;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A search that stays on a screen. Its grain in the ledger is the opening, as with {@link
 * OpenList}: the first page or the first suggestions that are read write the entry, further pages
 * and other orders none. Each reading passes the door. Safe for all threads.
 */
public final class OpenSearch {
    /** Hits whose persons are asked for where nothing but suggestions was shown. */
    private static final int PERSONS = 50;

    private final Searches searches;
    private final ReadQuery query;
    private boolean recorded;

    OpenSearch(Searches searches, ReadQuery query) {
        this.searches = searches;
        this.query = query;
    }

    /** What was asked and how it was understood. */
    public ReadQuery query() {
        return query;
    }

    /**
     * The hits from an offset on, as they are now. The names are given out after the entry is
     * written. Hits whose record is gone meanwhile are left out.
     *
     * @param facets fields whose values are counted
     */
    public FoundPage page(int offset, int limit, SortOrder sort, Set<String> facets) {
        return recorded(searches.read(query, offset, limit, sort, facets));
    }

    /** As {@link #page}, for an answer that leaves the program as data, which may be unusual. */
    public FoundPage handOut(int offset, int limit, SortOrder sort, Set<String> facets) {
        FoundPage page = searches.read(query, offset, limit, sort, facets);
        searches.handOut(page);
        return recorded(page);
    }

    /** What may be about to be typed, the likeliest first. */
    public List<Suggestion> suggestions(int limit) {
        List<Suggestion> suggestions = searches.suggest(query, limit);
        record(
                () -> searches.read(query, 0, PERSONS, SortOrder.RELEVANCE, Set.of()),
                suggestions.size());
        return suggestions;
    }

    private FoundPage recorded(FoundPage page) {
        record(() -> page, page.hits().size());
        return page;
    }

    private synchronized void record(Supplier<FoundPage> page, int shown) {
        if (!recorded) {
            Set<PatientKey> found =
                    page.get().hits().stream()
                            .flatMap(h -> h.patient().records().stream())
                            .map(Patient::key)
                            .collect(Collectors.toSet());
            searches.record(query, found, shown);
            recorded = true;
        }
    }
}
