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
import java.util.TreeMap;

/** Entries as rows: a leaf's fields, and salt and content sealed under the patient's key. */
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
                Hash.of(row.bytes("commitment")),
                row.bytes("sealed"));
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
        unit.update(
                "insert into ledger_leaf (number, logged, actor, type, patient, commitment, sealed)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                number,
                leaf.time(),
                leaf.actor(),
                leaf.type(),
                patient(entry),
                leaf.commitment().bytes(),
                entry.patient()
                        .map(p -> keys.seal(unit, p, PURPOSE, opened))
                        .orElseGet(() -> keys.seal(PURPOSE, opened)));
        return leaf;
    }

    private static @Nullable Object patient(LedgerEntry entry) {
        return entry.patient().isEmpty() ? null : entry.patient().get().value();
    }

    /**
     * The row's content; empty when the person was forgotten.
     *
     * @throws RuntimeException when it is not what the leaf commits to
     */
    Optional<Content> content(Reads reads, Stored row) {
        Optional<byte[]> opened =
                row.patient().isPresent()
                        ? keys.open(reads, row.patient().get(), PURPOSE, row.sealed())
                        : Optional.of(keys.open(PURPOSE, row.sealed()));
        return opened.map(o -> content(row, o));
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
