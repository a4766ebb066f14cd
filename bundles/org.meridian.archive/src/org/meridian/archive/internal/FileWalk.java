package org.meridian.archive.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.archive.ArchiveError;
import org.meridian.core.MeridianException;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * All files under some paths, sorted within each folder, read folder by folder; a zip or a tar is
 * entered like a folder. A folder is entered once however many links lead to it, so loops end.
 */
public final class FileWalk implements Iterator<ImportFile>, AutoCloseable {
    /** So many zips are open at once. */
    private static final int MOST_ZIPS = 64;

    /** The share of the heap that files may take that were unpacked and wait. */
    private static final long MOST_HELD = Runtime.getRuntime().maxMemory() / 4;

    private final Deque<Path> waiting = new ArrayDeque<>();
    private final Deque<ImportFile> ready = new ArrayDeque<>();
    private final Set<Path> entered = new HashSet<>();
    private final List<ZipFile> zips = new ArrayList<>();
    private final Set<Path> given;
    private @Nullable TarContents tar;
    private long held;
    private final BiConsumer<String, MeridianException> refused;

    /**
     * @param refused told of what cannot be read
     */
    public FileWalk(List<Path> paths, BiConsumer<String, MeridianException> refused) {
        this.refused = refused;
        this.given = Set.copyOf(paths);
        waiting.addAll(paths);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && (tar != null || !waiting.isEmpty())) {
            TarContents entered = tar;
            if (entered != null) {
                goOn(entered);
            } else {
                visit(waiting.removeFirst());
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public ImportFile next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ImportFile file = ready.removeFirst();
        held += file.held();
        return file;
    }

    /** Whether what was met is to be imported and {@link #release released} before it goes on. */
    public boolean full() {
        return (zips.size() >= MOST_ZIPS || held >= MOST_HELD) && ready.isEmpty();
    }

    /** Closes the zips whose files were all given; none of them is opened any more. */
    public void release() {
        held = 0;
        int kept = ready.isEmpty() ? 0 : 1;
        while (zips.size() > kept) {
            closeQuietly(zips.removeFirst());
        }
    }

    @Override
    public void close() {
        ready.clear();
        release();
        leaveTar();
    }

    private void visit(Path path) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            refuse(path, new MeridianException(ArchiveError.NO_SUCH_PATH));
            return;
        } catch (IOException e) {
            refuse(path, new MeridianException(e, ArchiveError.UNREADABLE));
            return;
        }
        if (attributes.isDirectory()) {
            enter(path);
        } else if (!attributes.isRegularFile()) {
            // a pipe or a device would never end
            refuse(path, new MeridianException(ArchiveError.UNREADABLE));
        } else {
            DiskFile file = new DiskFile(path, attributes);
            boolean maybeZip = given.contains(path) || ZipContents.isNamedZip(file.name());
            boolean maybeTar = given.contains(path) || TarContents.isNamedTar(file.name());
            if (maybeZip && ZipContents.isZip(path)) {
                enter(file);
            } else if (maybeTar && TarContents.isTar(path)) {
                enterTar(file);
            } else {
                ready.add(file);
            }
        }
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
            refuse(folder, new MeridianException(e, ArchiveError.UNREADABLE));
            return;
        }
        Collections.sort(inside);
        Collections.reverse(inside);
        inside.forEach(waiting::addFirst);
    }

    private void enter(DiskFile file) {
        try {
            ZipFile zip = ZipContents.open(file.path());
            zips.add(zip);
            for (ZipEntry entry : ZipContents.files(zip)) {
                ImportFile member = ZipContents.member(file, zip, entry);
                if (isNamedArchive(entry.getName())) {
                    refused.accept(member.name(), new MeridianException(ArchiveError.ZIP_IN_ZIP));
                } else {
                    ready.add(member);
                }
            }
        } catch (MeridianException e) {
            refused.accept(file.name(), e);
        }
    }

    private void enterTar(DiskFile file) {
        try {
            tar = TarContents.open(file);
        } catch (IOException e) {
            refused.accept(file.name(), new MeridianException(e, ArchiveError.BAD_TAR));
        }
    }

    /** One file at a time: those of a packed tar come to memory with it. */
    private void goOn(TarContents entered) {
        try {
            Optional<ImportFile> next = entered.next();
            if (next.isEmpty()) {
                leaveTar();
            } else if (isNamedArchive(next.get().name())) {
                refused.accept(next.get().name(), new MeridianException(ArchiveError.ZIP_IN_ZIP));
            } else {
                ready.add(next.get());
            }
        } catch (MeridianException e) {
            refused.accept(entered.name(), e);
            leaveTar();
        }
    }

    private void leaveTar() {
        TarContents entered = tar;
        tar = null;
        if (entered != null) {
            entered.close();
        }
    }

    private static boolean isNamedArchive(String name) {
        return ZipContents.isNamedZip(name) || TarContents.isNamedTar(name);
    }

    private void refuse(Path path, MeridianException failure) {
        refused.accept(path.toString(), failure);
    }

    private static void closeQuietly(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            // it was only read
        }
    }
}
