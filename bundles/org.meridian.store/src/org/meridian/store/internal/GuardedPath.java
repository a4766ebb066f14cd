package org.meridian.store.internal;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.HexFormat;

/**
 * A name under which H2 opens one database's file as a {@link GuardedChannel}, and every other file
 * as it is. H2 makes the paths by the constructor without arguments.
 */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
public final class GuardedPath extends FilePathWrapper {
    private String scheme = "";
    private String database = "";
    private @Nullable DatabaseGuard guard;

    /** For H2 alone. */
    public GuardedPath() {}

    private GuardedPath(DatabaseGuard guard) {
        scheme = "meridian" + HexFormat.of().formatHex(Sealed.random(8));
        database = FilePath.get(guard.database().toString()).toRealPath().toString();
        this.guard = guard;
    }

    /** A name of its own for this database until {@link #unregister}. */
    static GuardedPath register(DatabaseGuard guard) {
        GuardedPath path = new GuardedPath(guard);
        FilePath.register(path);
        return path;
    }

    void unregister() {
        FilePath.unregister(this);
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public FilePathWrapper getPath(String path) {
        return shared(super.getPath(path));
    }

    @Override
    public @Nullable FilePathWrapper wrap(@Nullable FilePath base) {
        return base == null ? null : shared(super.wrap(base));
    }

    private FilePathWrapper shared(FilePathWrapper path) {
        if (path instanceof GuardedPath made) {
            made.scheme = scheme;
            made.database = database;
            made.guard = guard;
        }
        return path;
    }

    private boolean isDatabase() {
        return getBase().toRealPath().toString().equals(database);
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel channel = super.open(mode);
        DatabaseGuard of = guard;
        return of == null || mode.equals("r") || !isDatabase()
                ? channel
                : new GuardedChannel(channel, of);
    }

    /** A database that was written anew and synced takes the place of the old one. */
    @Override
    public void moveTo(FilePath target, boolean atomicReplace) {
        DatabaseGuard of = guard;
        if (of != null && target instanceof GuardedPath other && other.isDatabase()) {
            try {
                of.forget();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        super.moveTo(target, atomicReplace);
    }
}
