package org.meridian.ledger.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.UnitOfWork;
import org.meridian.ledger.LedgerError;
import org.meridian.ledger.LedgerRecord;
import org.meridian.ledger.verify.Content;
import org.meridian.ledger.verify.Hash;
import org.meridian.ledger.verify.Leaf;
import org.meridian.store.KeyRing;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Entries as rows: a leaf's fields, and salt and content sealed under the patient's key, under
 * those of all whom a typed text found, or under the archive's.
 */
final class Rows {
    private static final String PURPOSE = "ledger content";
    private static final int SALT = 32;

    private final KeyRing keys;

    Rows(KeyRing keys) {
        this.keys = keys;
    }

    /** A row as it was read. */
    record Stored(
            long number,
            Instant time,
            String actor,
            String type,
            Optional<PatientKey> patient,
            List<PatientKey> found,
            OptionalLong passing,
            Hash commitment,
            byte[] sealed) {
        Leaf leaf(long as) {
            return new Leaf(as, time, actor, type, commitment);
        }
    }

    static Stored read(Row row) {
        return new Stored(
                row.number("number"),
                row.instant("logged"),
                row.text("actor"),
                row.text("type"),
                row.isNull("patient")
                        ? Optional.empty()
                        : Optional.of(new PatientKey(row.uuid("patient"))),
                persons(row.text("found")),
                row.isNull("passing")
                        ? OptionalLong.empty()
                        : OptionalLong.of(row.number("passing")),
                Hash.of(row.bytes("commitment")),
                row.bytes("sealed"));
    }

    private static List<PatientKey> persons(String text) {
        return text.isEmpty() ? List.of() : Stream.of(text.split(",")).map(PatientKey::of).toList();
    }

    static List<Stored> after(Reads reads, long number, int limit) {
        return reads.query(
                "select * from ledger_leaf where number > ? order by number limit ?",
                Rows::read,
                number,
                limit);
    }

    /** Inserts the entry and returns its leaf. */
    Leaf insert(UnitOfWork unit, long number, Instant time, LedgerEntry entry) {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        byte[] content =
                new Content(
                                entry.patient().map(PatientKey::toString).orElse(""),
                                entry.subject(),
                                entry.content())
                        .encode();
        Leaf leaf =
                new Leaf(
                        number,
                        time.truncatedTo(ChronoUnit.MICROS),
                        entry.actor(),
                        entry.type().name(),
                        Content.commitment(salt, content));
        byte[] opened = ByteBuffer.allocate(SALT + content.length).put(salt).put(content).array();
        SealedContent sealed = seal(unit, entry, opened);
        unit.update(
                "insert into ledger_leaf (number, logged, actor, type, patient, commitment, sealed,"
                        + " found, passing) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                number,
                leaf.time(),
                leaf.actor(),
                leaf.type(),
                patient(entry),
                leaf.commitment().bytes(),
                sealed.bytes(),
                sealed.found(),
                sealed.passing());
        return leaf;
    }

    private static @Nullable Object patient(LedgerEntry entry) {
        return entry.patient().isEmpty() ? null : entry.patient().get().value();
    }

    /** Content and by what it is opened: columns that are null where they do not apply. */
    private record SealedContent(byte[] bytes, @Nullable String found, @Nullable Long passing) {}

    private SealedContent seal(UnitOfWork unit, LedgerEntry entry, byte[] opened) {
        if (entry.patient().isPresent()) {
            byte[] sealed = keys.seal(unit, entry.patient().get(), PURPOSE, opened);
            return new SealedContent(sealed, null, null);
        }
        if (entry.found().isEmpty()) {
            return new SealedContent(keys.seal(PURPOSE, opened), null, null);
        }
        Set<PatientKey> found = entry.found().get();
        if (found.isEmpty()) {
            PassingKeys.Kept key = PassingKeys.current(unit, keys);
            byte[] sealed = keys.sealUnder(key.wrapped(), PURPOSE, opened);
            return new SealedContent(sealed, null, key.number());
        }
        String persons = found.stream().map(PatientKey::toString).collect(Collectors.joining(","));
        return new SealedContent(keys.sealJointly(unit, found, PURPOSE, opened), persons, null);
    }

    /**
     * The row's content; empty when the person, or one whom a text found, was forgotten.
     *
     * @throws RuntimeException when it is not what the leaf commits to
     */
    Optional<Content> content(Reads reads, Stored row) {
        return open(reads, row).map(o -> content(row, o));
    }

    private Optional<byte[]> open(Reads reads, Stored row) {
        if (row.patient().isPresent()) {
            return keys.open(reads, row.patient().get(), PURPOSE, row.sealed());
        }
        if (!row.found().isEmpty()) {
            return keys.openJointly(reads, row.found(), PURPOSE, row.sealed());
        }
        if (row.passing().isPresent()) {
            return PassingKeys.get(reads, row.passing().getAsLong())
                    .map(key -> keys.openUnder(key, PURPOSE, row.sealed()));
        }
        return Optional.of(keys.open(PURPOSE, row.sealed()));
    }

    /**
     * How many typed texts are lost with this person: those that found them, and those that found
     * nobody.
     */
    static long lostWith(Reads reads, PatientKey patient) {
        long nobody =
                PassingKeys.find(reads)
                        .map(
                                key ->
                                        count(
                                                reads,
                                                "select count(*) as n from ledger_leaf where"
                                                        + " passing = ?",
                                                key.number()))
                        .orElse(0L);
        return nobody
                + count(
                        reads,
                        "select count(*) as n from ledger_leaf where found like ?",
                        "%" + patient + "%");
    }

    private static long count(Reads reads, String sql, Object value) {
        return reads.query(sql, r -> r.number("n"), value).getFirst();
    }

    private static Content content(Stored row, byte[] opened) {
        byte[] salt = Arrays.copyOf(opened, SALT);
        byte[] encoded = Arrays.copyOfRange(opened, SALT, Math.max(SALT, opened.length));
        Content content = Content.decode(encoded);
        String patient = row.patient().map(PatientKey::toString).orElse("");
        if (!Content.commitment(salt, encoded).equals(row.commitment())
                || !content.patient().equals(patient)) {
            throw new IllegalArgumentException("not the content committed to");
        }
        return content;
    }

    LedgerRecord record(Reads reads, Stored row) {
        Optional<Content> content = readable(reads, row);
        return new LedgerRecord(
                row.number(),
                row.time(),
                row.actor(),
                type(row),
                row.patient(),
                content.map(Content::subject).orElse(""),
                content.map(Content::values).orElseGet(TreeMap::new),
                content.isPresent());
    }

    /** A list shows a changed row as an unreadable one; verifying is what names it. */
    private Optional<Content> readable(Reads reads, Stored row) {
        try {
            return content(reads, row);
        } catch (MeridianException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static LedgerEntry.Type type(Stored row) {
        try {
            return LedgerEntry.Type.valueOf(row.type());
        } catch (IllegalArgumentException e) {
            throw new MeridianException(e, LedgerError.DAMAGED);
        }
    }
}
