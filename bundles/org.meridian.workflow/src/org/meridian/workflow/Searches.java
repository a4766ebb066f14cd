package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.analysis.FindingRepository;
import org.meridian.archive.Archive;
import org.meridian.archive.Archive.Located;
import org.meridian.archive.IndexFollower;
import org.meridian.archive.SavedSearch;
import org.meridian.archive.SavedSearches;
import org.meridian.core.MeridianException;
import org.meridian.core.record.FindingId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Study;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.search.Hit;
import org.meridian.search.QueryLanguage;
import org.meridian.search.ReadQuery;
import org.meridian.search.SearchIndex;
import org.meridian.search.SearchPage;
import org.meridian.search.SearchRequest;
import org.meridian.search.SortOrder;
import org.meridian.search.Suggestion;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds what is in the archive by a text; a search that shows names is a ledger entry. Keeps a
 * user's own searches under names. Safe for all threads.
 */
public final class Searches {
    private final Actor actor;
    private final Database database;
    private final SearchIndex index;
    private final IndexFollower follower;
    private final Archive archive;
    private final FindingRepository findings;
    private final Clock clock;
    private final SavedSearches saved = new SavedSearches();

    Searches(
            Actor actor,
            Database database,
            SearchIndex index,
            IndexFollower follower,
            Archive archive,
            FindingRepository findings,
            Clock clock) {
        this.actor = actor;
        this.database = database;
        this.index = index;
        this.follower = follower;
        this.archive = archive;
        this.findings = findings;
        this.clock = clock;
    }

    /** The best hits for one look. */
    public List<Found> search(String text, int limit) {
        return open(text).page(0, limit, SortOrder.RELEVANCE, Set.of()).hits();
    }

    /** A search for what somebody typed; see {@link QueryLanguage}. */
    public OpenSearch open(String text) {
        return new OpenSearch(this, QueryLanguage.read(text, today()));
    }

    /** The day that relative dates count from, in the zone of this computer. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    /** The user's own searches by name. */
    public List<SavedSearch> saved() {
        Grant grant = actor.grant(Operation.NAMES);
        return database.read(reads -> saved.of(reads, grant));
    }

    /**
     * Keeps a search under a name, instead of a former one of that name.
     *
     * @throws MeridianException {@link org.meridian.search.SearchError#BAD_NAME}
     */
    public void save(String name, String text) {
        Grant grant = actor.grant(Operation.NAMES);
        database.write(
                unit -> {
                    saved.put(unit, grant, new SavedSearch(name.strip(), text.strip()));
                    return true;
                });
    }

    /**
     * Forgets a kept search.
     *
     * @throws MeridianException {@link org.meridian.search.SearchError#NO_SAVED_SEARCH}
     */
    public void forget(String name) {
        Grant grant = actor.grant(Operation.NAMES);
        database.write(
                unit -> {
                    saved.remove(unit, grant, name.strip());
                    return true;
                });
    }

    /**
     * Writes the entry of a search; what was typed may name persons, and is lost with them.
     *
     * @param found persons on its first page
     * @param shown hits or suggestions
     */
    void record(ReadQuery query, Set<PatientKey> found, int shown) {
        actor.record(
                LedgerEntry.of(actor.name(), LedgerEntry.Type.SEARCH)
                        .with("query", query.text())
                        .with("hits", shown)
                        .found(found));
    }

    void handOut(FoundPage page) {
        actor.handOut(page.hits().stream().map(Found::patient));
    }

    FoundPage read(ReadQuery query, int offset, int limit, SortOrder sort, Set<String> facets) {
        Grant grant = actor.grant(Operation.NAMES);
        SearchPage page = page(query.forStudies(), offset, limit, sort, facets);
        // who may not see recordings does not learn of their values by what else is found
        Optional<SearchRequest> samePerson =
                Kinds.hidden(actor::may).isEmpty() ? query.ofSamePerson() : Optional.empty();
        if (page.total() == 0 && samePerson.isPresent()) {
            page = page(samePerson.get(), offset, limit, sort, facets);
        }
        if (page.total() == 0) {
            // what is in nothing but a finding's own words, such as the reason of a decision
            page = page(query.request(), offset, limit, sort, facets);
        }
        List<Found> found = new ArrayList<>();
        page.hits().forEach(hit -> found(grant, hit).ifPresent(found::add));
        return new FoundPage(found, page.total(), page.facets());
    }

    /**
     * A hit with its records as they are now; none where they are gone since the index saw them.
     */
    private Optional<Found> found(Grant grant, Hit hit) {
        Optional<Study> study;
        try {
            study = study(grant, hit);
        } catch (MeridianException e) {
            return Optional.empty();
        }
        return archive.patient(grant, hit.patient())
                .map(
                        patient ->
                                new Found(
                                        hit.kind(),
                                        hit.key(),
                                        hit.title(),
                                        hit.score(),
                                        patient,
                                        study,
                                        hit.highlights()));
    }

    private SearchPage page(
            SearchRequest request, int offset, int limit, SortOrder sort, Set<String> facets) {
        Set<String> hidden = Kinds.hidden(actor::may);
        SearchRequest seen =
                hidden.isEmpty()
                        ? request
                        : request.without(
                                SearchRequest.of("").withFilter(SearchRequest.KIND, hidden));
        return whole(
                () -> index.search(seen.withPage(offset, limit).withSort(sort).withFacets(facets)));
    }

    /** What the index answers, also where it turns out to be damaged. */
    private <T> T whole(Supplier<T> asking) {
        follower.awaitStart();
        try {
            return asking.get();
        } catch (MeridianException e) {
            if (!follower.repair()) {
                throw e;
            }
            return asking.get();
        }
    }

    List<Suggestion> suggest(ReadQuery query, int limit) {
        actor.grant(Operation.NAMES);
        return whole(() -> index.suggest(query.text(), limit));
    }

    /**
     * The study that a hit is, or that its finding is in; none of other kinds.
     *
     * @throws MeridianException where it is gone
     */
    private Optional<Study> study(Grant grant, Hit hit) {
        return switch (hit.kind()) {
            case "study" -> located(grant, hit.key());
            case "finding" ->
                    located(
                            grant,
                            database.read(
                                            reads ->
                                                    findings.get(
                                                            reads,
                                                            grant,
                                                            FindingId.parse(hit.key())))
                                    .studyInstanceUID());
            default -> Optional.empty();
        };
    }

    private Optional<Study> located(Grant grant, String studyUID) {
        return archive.locate(grant, studyUID) instanceof Located.OfStudy located
                ? Optional.of(located.study())
                : Optional.empty();
    }
}
