package org.meridian.store.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.UnitOfWork;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A unit as lent to its work; useless once the work has returned. */
final class Unit implements UnitOfWork {
    private final Session session;
    private final Thread writer = Thread.currentThread();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Set<Queued> queued = new LinkedHashSet<>();
    private final List<Object> facts = new ArrayList<>();
    private boolean ended;

    /** A record for the index. */
    record Queued(String kind, String key) {}

    Unit(Session session) {
        this.session = session;
    }

    @Override
    public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        check();
        return session.query(sql, reader, parameters);
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        check();
        return session.update(sql, parameters);
    }

    @Override
    public long next(String sequence) {
        if (!sequence.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("not a sequence's name: " + sequence);
        }
        return query("select next value for " + sequence + " as n", r -> r.number("n")).get(0);
    }

    @Override
    public void append(LedgerEntry entry) {
        check();
        entries.add(entry);
    }

    @Override
    public void index(String kind, String key) {
        check();
        queued.add(new Queued(kind, key));
    }

    @Override
    public void afterCommit(Object fact) {
        check();
        facts.add(fact);
    }

    List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    Set<Queued> queued() {
        return queued;
    }

    List<Object> facts() {
        return facts;
    }

    /** No more after this. */
    void end() {
        ended = true;
    }

    private void check() {
        if (ended || Thread.currentThread() != writer) {
            throw new IllegalStateException("a unit is used inside its work, on its thread");
        }
    }
}
