package org.meridian.archive;

import org.meridian.archive.internal.Aside;
import org.meridian.archive.internal.SeenFiles;
import org.meridian.core.MeridianException;
import org.meridian.core.store.Database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A folder whose files are imported as they arrive. It is looked at again and again, because
 * network drives tell nobody of a new file. A file is taken once it has not changed for a while;
 * one that is refused is looked at again when it changes. Nothing is deleted: files are left where
 * they are, or moved within the folder once they are on the archive's disk. Used on one thread.
 */
public final class WatchFolder {
    /** So long a file has to be still before it is taken. */
    public static final Duration STILL = Duration.ofSeconds(3);

    /** So long a refused file may still be on its way before it is put aside. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What copying programs call a file until it is whole. */
    private static final Set<String> UNFINISHED =
            Set.of("tmp", "temp", "part", "partial", "crdownload", "filepart");

    private final Path folder;
    private final boolean move;
    private final SeenFiles seen;
    private final Aside aside;
    private final Clock clock;
    private final Function<List<Path>, ImportResult> importing;
    private final Map<Path, Waiting> waiting = new HashMap<>();

    /**
     * A file that is not done with.
     *
     * @param since when it was first met in this state
     */
    private record Waiting(long size, long modified, Instant since, Optional<String> refusal) {
        boolean same(BasicFileAttributes now) {
            return size == now.size() && modified == now.lastModifiedTime().toMillis();
        }
    }

    /**
     * @param move whether files are moved into {@code imported} and {@code refused} within the
     *     folder; else they are left and known again
     * @param importing takes files into the archive, and returns when they are on its disk
     */
    public WatchFolder(
            Database database,
            Path folder,
            boolean move,
            Clock clock,
            Function<List<Path>, ImportResult> importing) {
        this.folder = folder;
        this.move = move;
        this.seen = new SeenFiles(database);
        this.aside = new Aside(folder);
        this.clock = clock;
        this.importing = importing;
    }

    /**
     * Looks once and imports what has been still long enough.
     *
     * @return what was done; empty when there was nothing to do
     * @throws MeridianException {@link ArchiveError#NO_WATCH_FOLDER} for now, as a drive may come
     *     back; or that the archive fails
     */
    public Optional<ImportResult> look() {
        List<Path> ready = new ArrayList<>();
        Map<Path, Waiting> now = new HashMap<>();
        try {
            for (Map.Entry<Path, BasicFileAttributes> file : files().entrySet()) {
                Waiting next = next(file.getKey(), file.getValue());
                now.put(file.getKey(), next);
                if (next.refusal().isEmpty() && isStill(next, STILL)) {
                    ready.add(file.getKey());
                }
            }
            waiting.clear();
            waiting.putAll(now);
            putAside();
            if (ready.isEmpty()) {
                return Optional.empty();
            }
            ready.sort(null);
            ImportResult result = importing.apply(ready);
            settle(ready, result);
            return Optional.of(result);
        } catch (IOException e) {
            throw new MeridianException(e, ArchiveError.NO_WATCH_FOLDER);
        }
    }

    private Waiting next(Path file, BasicFileAttributes attributes) {
        Waiting before = waiting.get(file);
        return before != null && before.same(attributes)
                ? before
                : new Waiting(
                        attributes.size(),
                        attributes.lastModifiedTime().toMillis(),
                        clock.instant(),
                        Optional.empty());
    }

    private boolean isStill(Waiting file, Duration time) {
        return !file.since().plus(time).isAfter(clock.instant());
    }

    private void settle(List<Path> files, ImportResult result) throws IOException {
        for (Path file : files) {
            Waiting was = waiting.get(file);
            Optional<String> refusal = refusal(file, result);
            if (was == null || result.cancelled() || !was.same(attributes(file))) {
                // what it is now is looked at again
                continue;
            }
            if (refusal.isPresent()) {
                waiting.put(
                        file, new Waiting(was.size(), was.modified(), clock.instant(), refusal));
                if (!move) {
                    seen.add(file, was.size(), was.modified());
                }
            } else if (move) {
                aside.imported(file);
                waiting.remove(file);
            } else {
                seen.add(file, was.size(), was.modified());
                waiting.remove(file);
            }
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }

    /** Why a file, or one in it where it is a zip, was not taken. */
    private static Optional<String> refusal(Path file, ImportResult result) {
        String name = file.toString();
        StringBuilder reasons = new StringBuilder();
        for (ImportResult.Refused refused : result.refused()) {
            if (refused.path().equals(name) || refused.path().startsWith(name + '!')) {
                reasons.append(refused.code())
                        .append(": ")
                        .append(refused.reason(Locale.getDefault()))
                        .append('\n');
            }
        }
        return Optional.of(reasons.toString()).filter(text -> !text.isEmpty());
    }

    private void putAside() throws IOException {
        if (!move) {
            return;
        }
        for (Path file : List.copyOf(waiting.keySet())) {
            Waiting was = waiting.get(file);
            if (was != null && was.refusal().isPresent() && isStill(was, PATIENCE)) {
                aside.refused(file, was.refusal().get());
                waiting.remove(file);
            }
        }
    }

    /** What is in the folder and not done with, except what is put aside or still being copied. */
    private Map<Path, BasicFileAttributes> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new MeridianException(ArchiveError.NO_WATCH_FOLDER);
        }
        Map<Path, BasicFileAttributes> files = new HashMap<>();
        collect(folder, files);
        if (!move) {
            files.entrySet()
                    .removeIf(
                            f ->
                                    !waiting.containsKey(f.getKey())
                                            && seen.contains(
                                                    f.getKey(),
                                                    f.getValue().size(),
                                                    f.getValue().lastModifiedTime().toMillis()));
        }
        return files;
    }

    /** Links to folders are not followed: they could lead anywhere. */
    private void collect(Path inside, Map<Path, BasicFileAttributes> files) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(inside)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    if (!aside.isAside(entry)) {
                        collect(entry, files);
                    }
                } else if (Files.isRegularFile(entry) && isFinished(entry)) {
                    files.put(entry, attributes(entry));
                }
            }
        } catch (NoSuchFileException | AccessDeniedException | DirectoryIteratorException e) {
            // gone again, or not for us: the next look tells
        }
    }

    private static boolean isFinished(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && !name.startsWith("~")
                && !UNFINISHED.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
