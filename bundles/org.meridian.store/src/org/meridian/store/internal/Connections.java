package org.meridian.store.internal;

import org.h2.jdbcx.JdbcDataSource;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.store.AppendLog;
import org.meridian.core.store.Reads;
import org.meridian.core.store.SchemaPart;
import org.meridian.core.store.UnitOfWork;
import org.meridian.store.QueuedRecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

/**
 * The embedded H2 database: one connection for the writer, some idle ones for readers. Its file is
 * encrypted (AES in XTS mode), and its trace file, which would quote values, is off.
 */
public final class Connections {
    private static final String USER = "meridian";

    /**
     * Space is never reused while the database is open: a chunk written into freed space is not
     * found again after a kill (H2 2.5.252 lost 8 of 120 acknowledged commits so, and none without
     * reuse). Without a write delay a commit is in the file before it is synced.
     */
    private static final String OPTIONS =
            ";CIPHER=AES;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0"
                    + ";CACHE_SIZE=65536;WRITE_DELAY=0;REUSE_SPACE=FALSE";

    /** Behind the name of a database that is being made. */
    private static final String MAKING = "-new";

    private static final String READ_ONLY =
            ";CIPHER=AES;ACCESS_MODE_DATA=r;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
                    + ";TRACE_LEVEL_SYSTEM_OUT=0;CACHE_SIZE=65536";

    private static final long COMPACT_FROM_BYTES = 32L << 20;
    private static final long COMPACT_BELOW_PERCENT = 40;
    private static final int IDLE_READERS = 4;
    private static final System.Logger LOG = System.getLogger(Connections.class.getName());

    private final JdbcDataSource source;
    private final Path folder;
    private final Session writerSession;
    private volatile boolean compact;
    private final BlockingQueue<Session> idle = new ArrayBlockingQueue<>(IDLE_READERS);
    private final DatabaseGuard guard;
    private final GuardedPath guarded;

    private Connections(Path folder, String path, byte[] key, DatabaseGuard guard)
            throws IOException {
        this.folder = folder;
        this.guard = guard;
        guard.begin();
        guarded = GuardedPath.register(guard);
        source = source(guarded.getScheme() + ":" + path, OPTIONS, key);
        try {
            writerSession = connect(source, folder);
        } catch (RuntimeException e) {
            guarded.unregister();
            throw e;
        }
    }

    /** Opens the database, made when absent, and brings its schema to {@code parts}. */
    public static Connections open(
            Path folder,
            String path,
            byte[] key,
            List<SchemaPart> parts,
            Clock clock,
            MendedBits mended)
            throws IOException {
        DatabaseGuard guard = new DatabaseGuard(path, key, mended);
        discard(path + MAKING);
        if (!Files.exists(file(path))) {
            make(folder, path, key, guard, parts, clock);
        }
        Connections there = new Connections(folder, path, key, guard);
        Migrations migrations = new Migrations(there.writerSession, clock);
        boolean wanted;
        boolean changing;
        try {
            wanted = migrations.areWanted(parts);
            changing = wanted && migrations.changeEarlier(parts);
        } catch (RuntimeException e) {
            there.shutdown();
            throw e;
        }
        if (!wanted) {
            return there;
        }
        there.shutdown();
        if (changing) {
            SafetyCopy.make(folder, file(path), clock.instant());
        }
        try {
            make(folder, path, key, guard, parts, clock);
        } catch (IOException | RuntimeException e) {
            // as long as the successor has no name of its own the database is as it was: on a full
            // disk neither its copy nor its successor stays
            boolean isBefore = Files.exists(file(path + MAKING));
            discard(path + MAKING);
            if (changing && isBefore) {
                SafetyCopy.deleteNewest(folder);
            }
            throw e;
        }
        return new Connections(folder, path, key, guard);
    }

    /** The file of the database at a path. */
    public static Path file(String path) {
        return Path.of(path + ".mv.db");
    }

    /**
     * Makes the database, or its successor with another schema, whole under another name before it
     * gets its own. Cut short at its first pages, it would open with no key; and H2 changes a table
     * in steps, between which it has no table of that name, and which it does not sync.
     */
    private static void make(
            Path folder,
            String path,
            byte[] key,
            DatabaseGuard guard,
            List<SchemaPart> parts,
            Clock clock)
            throws IOException {
        String making = path + MAKING;
        if (Files.exists(file(path))) {
            BlobFiles.copyFile(file(path), file(making));
        }
        Session made = connect(source("file:" + making, OPTIONS, key), folder);
        try {
            new Migrations(made, clock).apply(parts);
        } catch (RuntimeException e) {
            abandon(made);
            throw e;
        }
        made.execute("shutdown");
        Disk.syncFile(file(making));
        guard.forget();
        Files.move(file(making), file(path), StandardCopyOption.ATOMIC_MOVE);
        Disk.syncFolder(folder);
    }

    private static void discard(String making) throws IOException {
        Files.deleteIfExists(file(making));
    }

    private static void abandon(Session made) {
        try {
            made.execute("shutdown immediately");
        } catch (MeridianException e) {
            // it has closed itself
        }
    }

    public Writer writer(AppendLog log, Function<UnitOfWork, Runnable> newKeys, Events events) {
        return new Writer(writerSession, log, newKeys, events);
    }

    /** Runs a reader in a consistent view of what is committed. */
    public <T> T read(Function<Reads, T> reader) {
        Session session = idle.poll();
        if (session == null) {
            session = connect(source, folder);
            session.execute("set session characteristics as transaction isolation level snapshot");
        }
        boolean usable = false;
        try {
            T result = reader.apply(session);
            usable = true;
            return result;
        } finally {
            putBack(session, usable);
        }
    }

    private void putBack(Session session, boolean usable) {
        if (usable) {
            session.rollback();
        }
        if (!usable || !idle.offer(session)) {
            session.closeQuietly();
        }
    }

    public List<QueuedRecord> queued(long after, long upTo, int limit) {
        return read(reads -> IndexQueue.after(reads, after, upTo, limit));
    }

    /**
     * Proves a copy of the file, and puts right a bit that a failing disk has turned over.
     *
     * @throws MeridianException {@link org.meridian.store.StoreError#DATABASE_CHANGED}
     */
    public void prove(Path copy) throws IOException {
        guard.prove(copy);
    }

    /** Has the file written anew by {@link #shutdown}. */
    public void compactWhenClosed() {
        compact = true;
    }

    /** Closes the database for all its connections. */
    public void shutdown() {
        boolean anew = compact || wasteful();
        try {
            writerSession.execute(anew ? "shutdown compact" : "shutdown");
        } finally {
            guarded.unregister();
        }
        try {
            guard.end(anew);
        } catch (IOException e) {
            // the database is closed whole; only what is known of it is missing
            if (!Disk.isFull(e, folder)) {
                LOG.log(System.Logger.Level.WARNING, "no digests of the database", e);
            }
        }
    }

    /** Whether the file has grown so far beyond its content that writing it anew is worth it. */
    private boolean wasteful() {
        return info("FILE_SIZE") > COMPACT_FROM_BYTES
                && info("CHUNKS_FILL_RATE") < COMPACT_BELOW_PERCENT;
    }

    private long info(String name) {
        return writerSession
                .first(
                        "select setting_value from information_schema.settings where setting_name ="
                                + " ?",
                        r -> Long.parseLong(r.text("setting_value")),
                        "info." + name)
                .orElse(0L);
    }

    /** A copy of a database, which is only read. */
    public record ReadOnly(Session session) implements AutoCloseable {
        public Reads reads() {
            return session;
        }

        @Override
        public void close() {
            session.execute("shutdown immediately");
        }
    }

    /** Opens a copy of a database. */
    public static ReadOnly readOnly(Path folder, String path, byte[] key) {
        return new ReadOnly(connect(source("file:" + path, READ_ONLY, key), folder));
    }

    private static JdbcDataSource source(String path, String options, byte[] key) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + path + options);
        source.setUser(USER);
        source.setPassword(HexFormat.of().formatHex(key) + " " + USER);
        return source;
    }

    private static Session connect(JdbcDataSource source, Path folder) {
        try {
            Connection connection = source.getConnection();
            connection.setAutoCommit(false);
            return new Session(connection, folder);
        } catch (SQLException e) {
            throw Failures.of(e, folder, "connect");
        }
    }
}
