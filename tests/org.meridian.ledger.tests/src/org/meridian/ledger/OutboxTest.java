package org.meridian.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.ledger.spi.LedgerBackend;
import org.meridian.ledger.verify.Hash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

class OutboxTest {
    private static final String PLACE = "place";

    private final LedgerFixture log;
    private final Outbox outbox;
    private final Place place = new Place();

    OutboxTest(@TempDir Path folder) {
        log = new LedgerFixture(folder, Clock.systemUTC());
        outbox = new Outbox(log.store, log.ledger, Clock.systemUTC(), Duration.ofMillis(400));
    }

    @AfterEach
    void close() {
        log.close();
    }

    /** A place in memory that can be told to misbehave. */
    private static final class Place implements LedgerBackend {
        final TreeMap<Long, String> kept = new TreeMap<>();
        final List<String> sent = new ArrayList<>();
        private final TreeMap<String, Receipt> receipts = new TreeMap<>();
        boolean unreachable;
        boolean slow;
        boolean stale;
        private int prepared;

        @Override
        public Submission prepare(Head head) throws IOException {
            check();
            return new Submission(
                    "s" + prepared++,
                    (head.size() + " " + head.root()).getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public Sent send(Submission submission) throws IOException {
            check();
            sent.add(submission.id());
            if (stale) {
                return Sent.STALE;
            }
            String[] words = new String(submission.bytes(), StandardCharsets.US_ASCII).split(" ");
            Head head = new Head(Long.parseLong(words[0]), words[1]);
            boolean later = kept.isEmpty() || kept.lastKey() < head.size();
            if (later) {
                kept.put(head.size(), head.root());
            }
            receipts.putIfAbsent(submission.id(), new Receipt(later, "memory"));
            return Sent.TAKEN;
        }

        @Override
        public Optional<Receipt> receipt(Submission submission) throws IOException {
            check();
            return slow ? Optional.empty() : Optional.ofNullable(receipts.get(submission.id()));
        }

        @Override
        public Optional<Head> latest() throws IOException {
            check();
            return kept.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Head(kept.lastKey(), kept.lastEntry().getValue()));
        }

        @Override
        public Optional<String> rootAt(long size) throws IOException {
            check();
            return Optional.ofNullable(kept.get(size));
        }

        private void check() throws IOException {
            if (unreachable) {
                throw new IOException("unreachable");
            }
        }

        @Override
        public void close() {
            // memory
        }
    }

    private OutboxStatus deliver() {
        return outbox.deliver(PLACE, place, "王医生", Progress.NONE);
    }

    private static OutboxStatus waits(LedgerError error) {
        return new OutboxStatus(0, 1, Optional.of(error));
    }

    private static final OutboxStatus DONE = new OutboxStatus(1, 0, Optional.empty());

    @Test
    void anEmptyLogHasNothingToAnchor() {
        assertFalse(outbox.enqueue(PLACE));
        assertEquals(new OutboxStatus(0, 0, Optional.empty()), deliver());
    }

    @Test
    void anAnchorIsAnEntryAndNothingNewOfItself() {
        log.add(3);
        assertTrue(outbox.enqueue(PLACE));
        assertEquals(DONE, deliver());
        Anchor anchor = log.store.read(outbox::anchors).get(0);
        assertEquals(3, anchor.size());
        assertEquals("memory", anchor.place());
        LedgerRecord entry =
                log.store
                        .read(
                                r ->
                                        log.ledger.list(
                                                r,
                                                LedgerFixture.grant(
                                                        Purpose.AUDIT, Optional.empty()),
                                                2,
                                                9))
                        .get(0);
        assertEquals("3", entry.content().get("size"));
        assertEquals(anchor.root().toString(), entry.content().get("root"));
        assertFalse(outbox.enqueue(PLACE));
        assertTrue(outbox.enqueue("another"));
        assertEquals(1, log.verify().anchors());
        log.add(1);
        assertTrue(outbox.enqueue(PLACE));
    }

    @Test
    void whatCannotBeSentWaitsAndCostsNothing() {
        log.add(2);
        outbox.enqueue(PLACE);
        place.unreachable = true;
        assertEquals(waits(LedgerError.UNREACHABLE), deliver());
        assertEquals(1, outbox.waiting(PLACE));
        place.unreachable = false;
        assertEquals(DONE, deliver());
        assertEquals(List.of("s0"), place.sent);
    }

    @Test
    void aLateReceiptIsFoundWithoutSendingAgain() {
        log.add(2);
        outbox.enqueue(PLACE);
        place.slow = true;
        assertEquals(waits(LedgerError.UNREACHABLE), deliver());
        place.slow = false;
        assertEquals(DONE, deliver());
        assertEquals(List.of("s0"), place.sent);
    }

    @Test
    void whatCanNeverBeTakenIsMadeAnew() {
        log.add(2);
        outbox.enqueue(PLACE);
        place.stale = true;
        assertEquals(waits(LedgerError.UNREACHABLE), deliver());
        place.stale = false;
        assertEquals(DONE, deliver());
        assertEquals(List.of("s0", "s1"), place.sent);
    }

    @Test
    void aRefusedHeadIsToldAndStays() {
        log.add(2);
        place.kept.put(9L, "00".repeat(32));
        outbox.enqueue(PLACE);
        assertEquals(waits(LedgerError.REFUSED), deliver());
        assertEquals(waits(LedgerError.REFUSED), deliver());
        assertEquals(List.of("s0"), place.sent);
    }

    @Test
    void theOutsideIsHeldAgainstTheLog() throws IOException {
        log.add(4);
        outbox.enqueue(PLACE);
        deliver();
        assertEquals(List.of(), outbox.check(PLACE, place));
        place.kept.put(4L, "00".repeat(32));
        assertEquals(
                List.of(LedgerProblem.of(LedgerProblem.Kind.ANCHOR, 4)),
                outbox.check(PLACE, place));
        place.kept.put(99L, "00".repeat(32));
        assertEquals(
                List.of(
                        LedgerProblem.of(LedgerProblem.Kind.ANCHOR, 4),
                        LedgerProblem.of(LedgerProblem.Kind.ANCHOR, 99)),
                outbox.check(PLACE, place));
        place.unreachable = true;
        assertThrows(IOException.class, () -> outbox.check(PLACE, place));
    }

    @Test
    void anAnchorThatDoesNotFitTheLogIsFoundWithoutANetwork() {
        log.add(4);
        outbox.enqueue(PLACE);
        deliver();
        log.tamper("update ledger_anchor set root = ?", new byte[Hash.LENGTH]);
        assertEquals(
                List.of(LedgerProblem.of(LedgerProblem.Kind.ANCHOR, 4)), log.verify().problems());
    }

    @Test
    void settingsAndSecretsAreKeptSealed() {
        SealedMemory memory = new SealedMemory(log.store, log.vault.keys(), PLACE);
        assertEquals(Optional.empty(), memory.get("key"));
        memory.put("key", new byte[] {1, 2, 3});
        memory.put("key", new byte[] {4});
        assertEquals(4, memory.get("key").orElseThrow()[0]);
        assertEquals(
                Optional.empty(),
                new SealedMemory(log.store, log.vault.keys(), "another").get("key"));
    }
}
