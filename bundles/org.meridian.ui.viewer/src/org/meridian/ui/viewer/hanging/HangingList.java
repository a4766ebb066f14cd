package org.meridian.ui.viewer.hanging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The protocols while they are edited: those of the workstation first, in an order of its own, then
 * those of plug-ins, which are only switched and copied. One is chosen while there is any. Used on
 * one thread.
 */
public final class HangingList {
    private final List<Entry> entries;
    private int chosen;

    /**
     * A protocol as it is listed.
     *
     * @param id names it over its changes
     * @param own whether it is the workstation's, to be changed and deleted
     */
    public record Entry(String id, boolean own, boolean on, HangingProtocol protocol) {
        /** One that has come anew, and is used. */
        public static Entry added(HangingProtocol protocol) {
            return new Entry("", true, true, protocol);
        }
    }

    public HangingList(List<Entry> entries) {
        this.entries = new ArrayList<>(entries);
        chosen = entries.isEmpty() ? -1 : 0;
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The index of the chosen one; -1 where there is none. */
    public int chosen() {
        return chosen;
    }

    public Optional<Entry> entry() {
        return chosen < 0 ? Optional.empty() : Optional.of(entries.get(chosen));
    }

    public void choose(int index) {
        chosen = index;
    }

    public void turn(int index, boolean on) {
        Entry entry = entries.get(index);
        entries.set(index, new Entry(entry.id(), entry.own(), on, entry.protocol()));
    }

    /** Puts one before all and chooses it. */
    public void add(HangingProtocol protocol) {
        entries.addFirst(Entry.added(protocol));
        chosen = 0;
    }

    /** Whether the chosen one can be changed and deleted. */
    public boolean isOwn() {
        return entry().filter(Entry::own).isPresent();
    }

    /** Changes the chosen one. */
    public void change(HangingProtocol protocol) {
        Entry entry = entries.get(chosen);
        entries.set(chosen, new Entry(entry.id(), entry.own(), entry.on(), protocol));
    }

    /** Deletes the chosen one; the one after it is chosen, of the last the one before. */
    public void delete() {
        entries.remove(chosen);
        chosen = Math.min(chosen, entries.size() - 1);
    }

    /** Whether the chosen one has another one of the workstation so many places on. */
    public boolean canMove(int step) {
        int to = chosen + step;
        return isOwn() && to >= 0 && to < entries.size() && entries.get(to).own();
    }

    public void move(int step) {
        Collections.swap(entries, chosen, chosen + step);
        chosen += step;
    }
}
