package org.meridian.archive;

import org.meridian.core.record.BlobId;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The trash that empties itself, in the name of the administrator who {@linkplain
 * Trash#setRetention asked for it}. It is looked through once a day, and what goes is what was due
 * at the look before already: so a clock that was put forward deletes nothing on that day, and who
 * asked for it has a day to think again. Immutable, safe for all threads.
 */
public final class SelfEmptying {
    /** Less than a day, so that a clinic which opens earlier the next morning misses none. */
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(20);

    private final Trash trash;
    private final Clock clock;

    public SelfEmptying(Trash trash, Clock clock) {
        this.trash = trash;
        this.clock = clock;
    }

    /** Who asked for it; empty where nobody did. */
    public Optional<String> askedBy(Reads reads) {
        return reads.first(
                "select set_by from archive_retention where id = 1 and automatic",
                r -> r.text("set_by"));
    }

    /** What is to go now; nothing where it was looked for within the day. */
    public List<TrashItem> due(UnitOfWork unit, Grant grant) {
        grant.requireAll(Purpose.ADMINISTRATION);
        Instant now = clock.instant();
        Optional<Instant> before =
                unit.first(
                        "select looked from archive_retention where id = 1 and looked is not null",
                        r -> r.instant("looked"));
        if (before.filter(b -> !now.isBefore(b) && now.isBefore(b.plus(BETWEEN_LOOKS)))
                .isPresent()) {
            return List.of();
        }
        unit.update("update archive_retention set looked = ? where id = 1", now);
        // a clock that was put forward and back again begins anew
        if (before.filter(b -> !b.isAfter(now)).isEmpty()) {
            return List.of();
        }
        Retention retention = trash.retention(unit);
        return trash.deletable(unit, grant).stream()
                .filter(i -> Trash.due(i, retention, before.get()))
                .filter(i -> !trash.retained(i))
                .toList();
    }

    /** Deletes an item for good; the entry says that nobody did. */
    public Set<BlobId> delete(UnitOfWork unit, Grant grant, TrashItem item) {
        return trash.delete(unit, grant, item.item(), true);
    }
}
