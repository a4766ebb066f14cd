package org.meridian.fall;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.fall.FolderNames.Entry;
import org.meridian.fall.FolderNames.Place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The tree of names under a folder, which itself is on the disk from the beginning. */
final class Namespace {
    private final Path root;
    private final FolderNames top = new FolderNames();

    Namespace(Path root) {
        this.root = root;
    }

    /** Where a path leads; nothing outside the root, or where its folder is not there. */
    @Nullable
    Place place(String path) {
        Path file = Path.of(path);
        if (!file.startsWith(root) || file.equals(root)) {
            return null;
        }
        FolderNames folder = top;
        for (Path name : root.relativize(file.getParent())) {
            if (!name.toString().isEmpty()) {
                if (!(new Place(folder, name.toString()).node() instanceof Node.Folder next)) {
                    return null;
                }
                folder = next.names();
            }
        }
        return new Place(folder, file.getFileName().toString());
    }

    /** The folder or file at a path. */
    @Nullable
    Node node(String path) {
        if (Path.of(path).equals(root)) {
            return new Node.Folder(top);
        }
        Place place = place(path);
        return place == null ? null : place.node();
    }

    /** Writes one of the trees that a power failure can leave into an empty folder. */
    void writeLeft(Path target, Luck luck, Random random) throws IOException {
        new Fall(luck, random).write(top, target);
    }

    /** One power failure. */
    private static final class Fall {
        private final Luck luck;
        private final Random random;
        private final Map<FolderNames, Map<String, Long>> left = new HashMap<>();
        private final Map<FileContent, byte[]> contents = new HashMap<>();

        Fall(Luck luck, Random random) {
            this.luck = luck;
            this.random = random;
        }

        void write(FolderNames folder, Path target) throws IOException {
            collect(folder);
            // what was moved away from here is at its new place
            Deque<FolderNames> look = new ArrayDeque<>(left.keySet());
            while (!look.isEmpty()) {
                FolderNames names = look.pop();
                for (Map.Entry<String, Long> name : left.get(names).entrySet()) {
                    for (Entry entry : names.entries(name.getKey(), name.getValue())) {
                        Place to = entry.movedTo();
                        if (to != null) {
                            Map<String, Long> there = left(to.folder());
                            if (there.getOrDefault(to.name(), -1L) < entry.number()) {
                                there.put(to.name(), entry.number());
                                look.add(to.folder());
                            }
                        }
                    }
                }
            }
            writeNames(folder, target);
        }

        private Map<String, Long> left(FolderNames folder) {
            return left.computeIfAbsent(folder, f -> f.left(luck, random));
        }

        /** Chooses for every folder that ever had a name. */
        private void collect(FolderNames folder) {
            for (String name : left(folder).keySet()) {
                for (Entry entry : folder.entries(name, Long.MAX_VALUE)) {
                    if (entry.node() instanceof Node.Folder next
                            && !left.containsKey(next.names())) {
                        collect(next.names());
                    }
                }
            }
        }

        private void writeNames(FolderNames folder, Path target) throws IOException {
            for (Iterator<Map.Entry<String, Long>> i = left(folder).entrySet().iterator();
                    i.hasNext(); ) {
                Map.Entry<String, Long> name = i.next();
                List<Entry> entries = folder.entries(name.getKey(), name.getValue());
                if (entries.isEmpty()) {
                    continue;
                }
                Path path = target.resolve(name.getKey());
                switch (entries.getLast().node()) {
                    case null -> {
                        // taken away
                    }
                    case Node.Folder next -> {
                        Files.createDirectory(path);
                        writeNames(next.names(), path);
                    }
                    case Node.DataFile file ->
                            Files.write(
                                    path,
                                    contents.computeIfAbsent(
                                            file.content(), c -> c.left(luck, random)));
                }
            }
        }
    }
}
