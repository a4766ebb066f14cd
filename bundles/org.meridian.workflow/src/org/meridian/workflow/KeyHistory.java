package org.meridian.workflow;

import org.meridian.core.store.Database;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;
import org.meridian.store.KeyChange;
import org.meridian.store.KeyGuard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the sealed key's file and what the ledger says of it together. The file lies outside the
 * database, so a change is written down before it is made, with the digest that the file will have;
 * whether it was made is seen by the file, at once or, after a kill, at the next opening. Digests
 * of all files that were in force are kept: an earlier one that somebody put back is recognised.
 */
final class KeyHistory {
    private static final String EARLIER = "an earlier key file was put back";
    private static final String ELSEWHERE = "the key file was changed elsewhere";

    private final Supplier<String> user;
    private final Database database;
    private final KeyGuard guard;

    /**
     * @param user in whose name it is said that the file was changed by nobody here
     */
    KeyHistory(Supplier<String> user, Database database, KeyGuard guard) {
        this.user = user;
        this.database = database;
        this.guard = guard;
    }

    /**
     * Makes a change and its entry: both or neither.
     *
     * @param ready made and checked while nobody else changes the key
     */
    void change(Supplier<KeyChange> ready, String what, String actor) {
        synchronized (guard) {
            KeyChange change = ready.get();
            announce(change, what, actor);
            try {
                change.apply();
            } finally {
                settle();
            }
        }
    }

    /** Writes down that the file is about to be changed. */
    void announce(KeyChange change, String what, String actor) {
        KeyFile now = now();
        database.write(
                unit -> {
                    settle(unit, now);
                    unit.update("delete from store_key_change");
                    return unit.update(
                            "insert into store_key_change (id, digest, what, actor)"
                                    + " values (1, ?, ?, ?)",
                            change.digest(),
                            what,
                            actor);
                });
    }

    /** Brings the entries up to the file, as at each opening; a damaged file is left alone. */
    void settle() {
        synchronized (guard) {
            KeyFile now = now();
            if (!database.read(reads -> isSettled(reads, now))) {
                database.write(
                        unit -> {
                            settle(unit, now);
                            return true;
                        });
            }
        }
    }

    /** The file in force; looked at before a unit, whose thread must not wait for the guard. */
    private record KeyFile(byte[] digest, boolean damaged) {}

    private KeyFile now() {
        return new KeyFile(guard.digest(), !guard.damaged().isEmpty());
    }

    /** Whether the file in force is an earlier one that was put back. */
    boolean isEarlier() {
        return database.read(
                reads -> {
                    List<byte[]> files = files(reads);
                    return !files.isEmpty() && isAmong(files.getLast(), files.reversed(), 1);
                });
    }

    private static boolean isSettled(Reads reads, KeyFile now) {
        List<byte[]> files = files(reads);
        return pending(reads).isEmpty()
                && !files.isEmpty()
                && Arrays.equals(files.getLast(), now.digest());
    }

    private record Pending(byte[] digest, String what, String actor) {}

    private static Optional<Pending> pending(Reads reads) {
        return reads.first(
                "select digest, what, actor from store_key_change where id = 1",
                r -> new Pending(r.bytes("digest"), r.text("what"), r.text("actor")));
    }

    private static List<byte[]> files(Reads reads) {
        return reads.query(
                "select digest from store_key_file order by number", r -> r.bytes("digest"));
    }

    private static boolean isAmong(byte[] digest, List<byte[]> files, int from) {
        return files.stream().skip(from).anyMatch(f -> Arrays.equals(f, digest));
    }

    private void settle(UnitOfWork unit, KeyFile file) {
        byte[] now = file.digest();
        List<byte[]> files = files(unit);
        Optional<Pending> made = pending(unit).filter(p -> Arrays.equals(p.digest(), now));
        if (made.isEmpty() && file.damaged()) {
            return;
        }
        unit.update("delete from store_key_change");
        if (made.isPresent()) {
            unit.append(entry(made.get().actor(), made.get().what()));
        } else if (!files.isEmpty() && !Arrays.equals(files.getLast(), now)) {
            unit.append(entry(user.get(), isAmong(now, files, 0) ? EARLIER : ELSEWHERE));
        } else if (!files.isEmpty()) {
            return;
        }
        unit.update(
                "insert into store_key_file (number, digest) values (?, ?)", files.size() + 1, now);
    }

    /** What is said of a change; never a secret. */
    static LedgerEntry entry(String actor, String what) {
        return LedgerEntry.of(actor, LedgerEntry.Type.KEY).with("change", what);
    }
}
