package org.meridian.ledger.internal;

import org.meridian.core.MeridianException;
import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;
import org.meridian.ledger.LedgerError;
import org.meridian.store.KeyRing;

import java.util.Optional;

/**
 * Keys for what nobody's key can guard: a text that somebody typed and that found nobody may name a
 * person all the same. One of them is in use at a time, and is destroyed whenever somebody is
 * forgotten. The row of a destroyed one stays, so that a removed one is told from it.
 */
final class PassingKeys {
    private static final String IN_USE =
            "select number, wrapped from ledger_passing_key where wrapped is not null";

    private PassingKeys() {}

    /** A key in its row. */
    record Kept(long number, byte[] wrapped) {}

    /** The one in use, made where there is none. */
    static Kept current(UnitOfWork unit, KeyRing keys) {
        return find(unit)
                .orElseGet(
                        () -> {
                            unit.update(
                                    "insert into ledger_passing_key (number, wrapped) values"
                                            + " ((select coalesce(max(number), 0) + 1 from"
                                            + " ledger_passing_key), ?)",
                                    keys.newKey());
                            return find(unit).orElseThrow();
                        });
    }

    static Optional<Kept> find(Reads reads) {
        return reads.first(IN_USE, r -> new Kept(r.number("number"), r.bytes("wrapped")));
    }

    /**
     * A key by its number; empty when it was destroyed.
     *
     * @throws MeridianException {@link LedgerError#DAMAGED} when its row is gone
     */
    static Optional<byte[]> get(Reads reads, long number) {
        return reads.first(
                        "select wrapped from ledger_passing_key where number = ?",
                        r ->
                                r.isNull("wrapped")
                                        ? Optional.<byte[]>empty()
                                        : Optional.of(r.bytes("wrapped")),
                        number)
                .orElseThrow(() -> new MeridianException(LedgerError.DAMAGED));
    }

    /** Destroys the one in use: final once the unit is committed. */
    static void destroy(UnitOfWork unit) {
        unit.update("update ledger_passing_key set wrapped = null");
    }
}
