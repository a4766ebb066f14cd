package org.meridian.archive.internal;

import org.meridian.archive.ArchiveError;
import org.meridian.core.MeridianException;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * All files under some paths, sorted within each folder, read folder by folder. A folder is entered
 * once however many links lead to it, so loops end.
 */
final class FileWalk implements Iterator<Path> {
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final Set<Path> entered = new HashSet<>();
    private final BiConsumer<Path, MeridianException> refused;

    /**
     * @param refused told of what cannot be read
     */
    FileWalk(List<Path> paths, BiConsumer<Path, MeridianException> refused) {
        this.refused = refused;
        waiting.addAll(paths);
    }

    @Override
    public boolean hasNext() {
        while (!waiting.isEmpty()) {
            Path next = waiting.getFirst();
            if (Files.isDirectory(next)) {
                waiting.removeFirst();
                enter(next);
            } else if (!Files.exists(next)) {
                waiting.removeFirst();
                refused.accept(next, new MeridianException(ArchiveError.NO_SUCH_PATH));
            } else if (!Files.isRegularFile(next)) {
                // a pipe or a device would never end
                waiting.removeFirst();
                refused.accept(next, new MeridianException(ArchiveError.UNREADABLE));
            } else {
                return true;
            }
        }
        return false;
    }

    @Override
    public Path next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return waiting.removeFirst();
    }

    private void enter(Path folder) {
        List<Path> inside = new ArrayList<>();
        try {
            if (!entered.add(folder.toRealPath())) {
                return;
            }
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(inside::add);
            }
        } catch (IOException | DirectoryIteratorException e) {
            refused.accept(folder, new MeridianException(e, ArchiveError.UNREADABLE));
            return;
        }
        Collections.sort(inside);
        Collections.reverse(inside);
        inside.forEach(waiting::addFirst);
    }
}
