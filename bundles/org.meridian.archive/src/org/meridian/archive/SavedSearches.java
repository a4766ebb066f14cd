package org.meridian.archive;

import org.meridian.core.MeridianException;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;
import org.meridian.search.SearchError;

import java.util.List;

/** Each user's own searches. Grants are for all patients. Stateless and safe for all threads. */
public final class SavedSearches {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 1000;

    /** The searches of the grant's user, by name. */
    public List<SavedSearch> of(Reads reads, Grant grant) {
        grant.requireAll(Purpose.TREATMENT);
        return reads.query(
                "select name, text from archive_saved_search where actor = ? order by name",
                row -> new SavedSearch(row.text("name"), row.text("text")),
                grant.actor());
    }

    /**
     * Keeps a search, instead of a former one of that name.
     *
     * @throws MeridianException {@link SearchError#BAD_NAME}
     */
    public void put(UnitOfWork unit, Grant grant, SavedSearch search) {
        grant.requireAll(Purpose.TREATMENT);
        if (search.name().isBlank()
                || search.text().isBlank()
                || search.name().length() > LONGEST_NAME
                || search.text().length() > LONGEST_TEXT) {
            throw new MeridianException(SearchError.BAD_NAME, LONGEST_NAME);
        }
        delete(unit, grant.actor(), search.name());
        unit.update(
                "insert into archive_saved_search (actor, name, text) values (?, ?, ?)",
                grant.actor(),
                search.name(),
                search.text());
    }

    /**
     * Forgets a search.
     *
     * @throws MeridianException {@link SearchError#NO_SAVED_SEARCH}
     */
    public void remove(UnitOfWork unit, Grant grant, String name) {
        if (of(unit, grant).stream().noneMatch(kept -> kept.name().equals(name))) {
            throw new MeridianException(SearchError.NO_SAVED_SEARCH);
        }
        delete(unit, grant.actor(), name);
    }

    /**
     * Deletes the searches, whoever keeps them, in whose name or text a person is named.
     *
     * @return how many there were
     */
    public long forget(UnitOfWork unit, Grant grant, Mentions mentions) {
        grant.requireAll(Purpose.ADMINISTRATION);
        record Kept(String actor, SavedSearch search) {}
        List<Kept> named =
                unit
                        .query(
                                "select actor, name, text from archive_saved_search",
                                row ->
                                        new Kept(
                                                row.text("actor"),
                                                new SavedSearch(
                                                        row.text("name"), row.text("text"))))
                        .stream()
                        .filter(k -> mentions.areIn(k.search().name() + "\n" + k.search().text()))
                        .toList();
        named.forEach(k -> delete(unit, k.actor(), k.search().name()));
        return named.size();
    }

    private static void delete(UnitOfWork unit, String actor, String name) {
        unit.update("delete from archive_saved_search where actor = ? and name = ?", actor, name);
    }
}
