package org.meridian.fall;

import org.eclipse.jdt.annotation.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A folder's names as programs see them, and what of them is left when the power fails. */
final class FolderNames {
    private final Map<String, List<Entry>> names = new TreeMap<>();
    private long synced;

    /**
     * What a name stands for from a moment on.
     *
     * @param number of the change
     * @param node nothing when the name was taken away
     * @param movedTo the other half of a move, where this half takes the old name away
     */
    record Entry(long number, @Nullable Node node, @Nullable Place movedTo) {}

    /** A name in a folder. */
    record Place(FolderNames folder, String name) {
        @Nullable
        Node node() {
            List<Entry> entries = folder.names.getOrDefault(name, List.of());
            return entries.isEmpty() ? null : entries.getLast().node();
        }

        void set(long number, @Nullable Node node, @Nullable Place movedTo) {
            folder.names
                    .computeIfAbsent(name, n -> new ArrayList<>())
                    .add(new Entry(number, node, movedTo));
        }
    }

    /** All changes up to this number are on the disk. */
    void sync(long number) {
        synced = Math.max(synced, number);
    }

    /** Up to which change each name's changes are left, for one power failure. */
    Map<String, Long> left(Luck luck, Random random) {
        Map<String, Long> left = new HashMap<>();
        names.forEach(
                (name, entries) -> {
                    int sure = (int) entries.stream().filter(e -> e.number() <= synced).count();
                    int kept = sure + luck.namePrefix(entries.size() - sure, random);
                    left.put(name, kept == 0 ? -1 : entries.get(kept - 1).number());
                });
        return left;
    }

    /** A name's changes up to one of them. */
    List<Entry> entries(String name, long upTo) {
        return names.getOrDefault(name, List.of()).stream()
                .filter(e -> e.number() <= upTo)
                .toList();
    }
}
