package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.Archive;
import org.meridian.archive.Archive.Located;
import org.meridian.archive.IndexFollower;
import org.meridian.core.MeridianException;
import org.meridian.core.record.Study;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.search.Hit;
import org.meridian.search.QueryLanguage;
import org.meridian.search.SearchIndex;
import org.meridian.search.SearchPage;
import org.meridian.search.SearchRequest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what is in the archive by a text; a search that shows names is a ledger entry. Safe for all
 * threads.
 */
public final class Searches {
    private final Actor actor;
    private final SearchIndex index;
    private final IndexFollower follower;
    private final Archive archive;

    Searches(Actor actor, SearchIndex index, IndexFollower follower, Archive archive) {
        this.actor = actor;
        this.index = index;
        this.follower = follower;
        this.archive = archive;
    }

    /** {@link #open} for one look. */
    public List<Found> search(String text, int limit) {
        return open(text, limit).rows();
    }

    /** The best hits first; hits whose record is gone meanwhile are left out. */
    public OpenList<Found> open(String text, int limit) {
        return new OpenList<>(
                () -> read(text, limit),
                found ->
                        actor.record(
                                LedgerEntry.of(actor.name(), LedgerEntry.Type.SEARCH)
                                        .with("query", text)
                                        .with("hits", found.size())));
    }

    private List<Found> read(String text, int limit) {
        Grant grant = actor.grant(Operation.NAMES);
        List<Found> found = new ArrayList<>();
        for (Hit hit : page(parse(text).withPage(0, limit)).hits()) {
            archive.patient(grant, hit.patient())
                    .ifPresent(
                            patient ->
                                    found.add(
                                            new Found(
                                                    hit.kind(),
                                                    hit.key(),
                                                    hit.title(),
                                                    hit.score(),
                                                    patient,
                                                    study(grant, hit))));
        }
        return found.stream().filter(Kinds.shownTo(actor::may, Found::kind)).toList();
    }

    /** A page of what is found, also where the index turns out to be damaged. */
    private SearchPage page(SearchRequest request) {
        follower.awaitStart();
        try {
            return index.search(request);
        } catch (MeridianException e) {
            if (!follower.repair()) {
                throw e;
            }
            return index.search(request);
        }
    }

    private static SearchRequest parse(String text) {
        return QueryLanguage.parse(text, LocalDate.now());
    }

    private Optional<Study> study(Grant grant, Hit hit) {
        if (!hit.kind().equals("study")) {
            return Optional.empty();
        }
        try {
            return archive.locate(grant, hit.key()) instanceof Located.OfStudy located
                    ? Optional.of(located.study())
                    : Optional.empty();
        } catch (MeridianException e) {
            // deleted since the index saw it
            return Optional.empty();
        }
    }
}
