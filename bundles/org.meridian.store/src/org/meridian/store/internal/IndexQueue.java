package org.meridian.store.internal;

import org.meridian.core.store.Reads;
import org.meridian.store.QueuedRecord;

import java.util.List;

/**
 * Records the search index must look at again. Positions are gapless and in the order of commits,
 * because only the writer gives them, inside the unit.
 */
final class IndexQueue {
    private IndexQueue() {}

    static void add(Unit unit) {
        if (unit.queued().isEmpty()) {
            return;
        }
        long position = last(unit);
        for (Unit.Queued queued : unit.queued()) {
            unit.update(
                    "insert into store_index_queue (position, kind, record_key) values (?, ?, ?)",
                    ++position,
                    queued.kind(),
                    queued.key());
        }
    }

    static long last(Reads reads) {
        return reads.query(
                        "select coalesce(max(position), 0) as last_position from store_index_queue",
                        r -> r.number("last_position"))
                .get(0);
    }

    static List<QueuedRecord> after(Reads reads, long position, long upTo, int limit) {
        return reads.query(
                "select position, kind, record_key from store_index_queue"
                        + " where position > ? and position <= ? order by position limit ?",
                r -> new QueuedRecord(r.number("position"), r.text("kind"), r.text("record_key")),
                position,
                upTo,
                limit);
    }
}
