package org.meridian.ledger.besu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.LedgerEntry;
import org.meridian.ledger.Anchor;
import org.meridian.ledger.Ledger;
import org.meridian.ledger.LedgerError;
import org.meridian.ledger.LedgerProblem;
import org.meridian.ledger.Outbox;
import org.meridian.ledger.OutboxStatus;
import org.meridian.ledger.SealedMemory;
import org.meridian.ledger.spi.LedgerBackend;
import org.meridian.ledger.spi.LedgerBackend.Head;
import org.meridian.ledger.spi.LedgerBackend.Receipt;
import org.meridian.ledger.spi.LedgerBackend.Sent;
import org.meridian.ledger.spi.LedgerBackend.Submission;
import org.meridian.ledger.verify.SignedHead;
import org.meridian.store.KeySource;
import org.meridian.store.Store;
import org.meridian.store.Vault;
import org.meridian.testkit.ledger.AnvilNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Anchoring on a real node, from an archive that is closed and opened again in between. */
class BesuBackendTest {
    private static final String BESU = "besu";

    private final Path folder;
    private final AnvilNode node;
    private Archive archive;

    BesuBackendTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        node = AnvilNode.start();
        archive = new Archive(folder.resolve("archive"));
        archive.memory.put(BesuBackend.RPC_URL, node.url().getBytes(StandardCharsets.UTF_8));
        archive.memory.put(
                BesuBackend.CHAIN_ID,
                String.valueOf(AnvilNode.CHAIN_ID).getBytes(StandardCharsets.UTF_8));
    }

    /** One running workstation. */
    private static final class Archive implements AutoCloseable {
        final Ledger ledger;
        final Store store;
        final Outbox outbox;
        final SealedMemory memory;

        Archive(Path folder) {
            Vault vault = Vault.open(folder, KeySource.besideArchive());
            Events events = new Events();
            ledger = new Ledger(vault, events, Clock.systemUTC());
            store = Store.open(vault, List.of(Ledger.SCHEMA), ledger, events, Clock.systemUTC());
            outbox = new Outbox(store, ledger, Clock.systemUTC(), Duration.ofSeconds(20));
            memory = new SealedMemory(store, vault.keys(), BESU);
        }

        void add() {
            store.write(
                    u -> {
                        u.append(LedgerEntry.of("a", LedgerEntry.Type.SEARCH));
                        return 0;
                    });
        }

        SignedHead head() {
            return store.read(ledger::head).orElseThrow();
        }

        List<Anchor> anchors() {
            return store.read(outbox::anchors);
        }

        OutboxStatus deliver(LedgerBackend backend) {
            return outbox.deliver(BESU, backend, "a", Progress.NONE);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    @AfterEach
    void close() throws Exception {
        archive.close();
        node.close();
    }

    private BesuBackend backend() {
        return (BesuBackend) new BesuProvider().open(archive.memory);
    }

    private void restart() {
        archive.close();
        archive = new Archive(folder.resolve("archive"));
    }

    /** How many transactions the account has sent, the deployment included. */
    private String transactions(BesuBackend backend) throws Exception {
        return node.rpc("eth_getTransactionCount", "\"" + backend.address() + "\", \"latest\"")
                .replaceAll(".*\"result\":\"([^\"]+)\".*", "$1")
                .strip();
    }

    @Test
    void deploysAnchorsAndReadsBack() throws Exception {
        archive.add();
        SignedHead head = archive.head();
        assertTrue(archive.outbox.enqueue(BESU));
        try (BesuBackend backend = backend()) {
            assertEquals(Optional.empty(), backend.latest());
            assertEquals(new OutboxStatus(1, 0, Optional.empty()), archive.deliver(backend));
            Anchor anchor = archive.anchors().get(0);
            assertEquals(head.root(), anchor.root());
            assertEquals(1, anchor.size());
            assertTrue(anchor.submission().matches("0x[0-9a-f]{64}"));
            assertEquals(Optional.of(new Head(1, head.root().toString())), backend.latest());
            assertEquals(Optional.of(head.root().toString()), backend.rootAt(1));
            assertEquals(Optional.empty(), backend.rootAt(2));
            assertEquals("0x2", transactions(backend));
        }
        assertFalse(archive.outbox.enqueue(BESU), "nothing new but the anchor's own entry");
        restart();
        archive.add();
        assertTrue(archive.outbox.enqueue(BESU));
        try (BesuBackend backend = backend()) {
            assertEquals(new OutboxStatus(1, 0, Optional.empty()), archive.deliver(backend));
            assertEquals("0x3", transactions(backend), "the same account and contract");
            assertEquals(List.of(), archive.outbox.check(BESU, backend));
        }
        var report = archive.store.read(archive.ledger::verify);
        assertTrue(report.intact());
        assertEquals(2, report.anchors());
    }

    /** Dies at one of its calls, before or after it was done. */
    private static final class Dying implements LedgerBackend {
        private final LedgerBackend real;
        private final boolean sends;

        Dying(LedgerBackend real, boolean sends) {
            this.real = real;
            this.sends = sends;
        }

        @Override
        public Submission prepare(Head head) throws IOException {
            return real.prepare(head);
        }

        @Override
        public Sent send(Submission submission) throws IOException {
            if (sends) {
                real.send(submission);
            }
            throw new IllegalStateException("the process died");
        }

        @Override
        public Optional<Receipt> receipt(Submission submission) throws IOException {
            return real.receipt(submission);
        }

        @Override
        public Optional<Head> latest() throws IOException {
            return real.latest();
        }

        @Override
        public Optional<String> rootAt(long size) throws IOException {
            return real.rootAt(size);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private void diesAtSending(boolean sends) throws Exception {
        archive.add();
        archive.outbox.enqueue(BESU);
        try (Dying backend = new Dying(backend(), sends)) {
            assertThrows(IllegalStateException.class, () -> archive.deliver(backend));
        }
        restart();
        assertEquals(1, archive.outbox.waiting(BESU));
        try (BesuBackend backend = backend()) {
            assertEquals(new OutboxStatus(1, 0, Optional.empty()), archive.deliver(backend));
            assertEquals("0x2", transactions(backend), "one deployment, one anchor");
            assertEquals(1, archive.anchors().size());
        }
    }

    @Test
    void anchorsOnceWhenItDiedBeforeSending() throws Exception {
        diesAtSending(false);
    }

    @Test
    void anchorsOnceWhenItDiedAfterSending() throws Exception {
        diesAtSending(true);
    }

    @Test
    void waitsWhileTheNodeIsDownAndDeliversLater() throws Exception {
        node.stop();
        archive.add();
        assertTrue(archive.outbox.enqueue(BESU));
        try (BesuBackend backend = backend()) {
            OutboxStatus down = archive.deliver(backend);
            assertEquals(new OutboxStatus(0, 1, Optional.of(LedgerError.UNREACHABLE)), down);
            archive.add();
            assertTrue(archive.outbox.enqueue(BESU), "a newer head takes the place of the older");
            assertEquals(1, archive.outbox.waiting(BESU));
        }
        restart();
        node.startAgain();
        try (BesuBackend backend = backend()) {
            assertEquals(new OutboxStatus(1, 0, Optional.empty()), archive.deliver(backend));
            assertEquals(2, archive.anchors().get(0).size());
        }
    }

    @Test
    void theContractTakesLaterHeadsOfItsOwnerAlone() throws Exception {
        archive.add();
        archive.add();
        Head two = new Head(2, archive.head().root().toString());
        try (BesuBackend backend = backend()) {
            Submission first = backend.prepare(two);
            backend.send(first);
            assertTrue(receipt(backend, first).accepted());
            assertEquals(Sent.TAKEN, backend.send(first), "the same again does no harm");
            Submission again = backend.prepare(two);
            assertRefused(backend, again);
            Head one = new Head(1, two.root());
            assertRefused(backend, backend.prepare(one));
            assertEquals(Optional.of(two), backend.latest());
        }
        // Somebody else's account on the same contract.
        byte[] contract = archive.memory.get(BesuBackend.CONTRACT).orElseThrow();
        SealedMemory others = new SealedMemory(archive.store, archive.store.vault().keys(), "x");
        for (String name : List.of(BesuBackend.RPC_URL, BesuBackend.CHAIN_ID)) {
            others.put(name, archive.memory.get(name).orElseThrow());
        }
        others.put(BesuBackend.CONTRACT, contract);
        archive.add();
        try (BesuBackend stranger = new BesuBackend(others)) {
            assertRefused(stranger, stranger.prepare(new Head(3, two.root())));
        }
    }

    private static void assertRefused(BesuBackend backend, Submission submission) throws Exception {
        backend.send(submission);
        assertFalse(receipt(backend, submission).accepted());
    }

    /** The node makes a block a moment after it has taken a transaction. */
    private static Receipt receipt(BesuBackend backend, Submission submission) throws Exception {
        Optional<Receipt> receipt = backend.receipt(submission);
        for (int i = 0; receipt.isEmpty() && i < 400; i++) {
            Thread.sleep(50);
            receipt = backend.receipt(submission);
        }
        return receipt.orElseThrow();
    }

    @Test
    void aLogRolledBackAndSignedAnewIsFoundByItsAnchor() throws Exception {
        archive.add();
        archive.add();
        archive.outbox.enqueue(BESU);
        try (BesuBackend backend = backend()) {
            archive.deliver(backend);
            archive.store.write(
                    u -> {
                        for (String table : List.of("leaf", "node", "head", "anchor", "outbox")) {
                            u.update("delete from ledger_" + table);
                        }
                        u.append(LedgerEntry.of("x", LedgerEntry.Type.SEARCH));
                        u.append(LedgerEntry.of("x", LedgerEntry.Type.SEARCH));
                        u.append(LedgerEntry.of("x", LedgerEntry.Type.SEARCH));
                        return u.update("update ledger_state set size = 0");
                    });
            assertTrue(archive.store.read(archive.ledger::verify).intact(), "all signed anew");
            assertEquals(
                    List.of(LedgerProblem.of(LedgerProblem.Kind.ANCHOR, 2)),
                    archive.outbox.check(BESU, backend));
        }
    }

    @Test
    void anAddressWithoutTheContractIsNoAnchor() {
        archive.memory.put(
                BesuBackend.CONTRACT,
                "0x00000000000000000000000000000000000000ff".getBytes(StandardCharsets.UTF_8));
        archive.add();
        archive.outbox.enqueue(BESU);
        try (BesuBackend backend = backend()) {
            MeridianException e =
                    assertThrows(MeridianException.class, () -> archive.deliver(backend));
            assertEquals(LedgerError.SETTING, e.errorCode());
            assertThrows(IOException.class, backend::latest);
        }
        assertEquals(List.of(), archive.anchors());
    }

    @Test
    void withoutAChainTheFirstOneMetIsTheOneToStayWith() throws Exception {
        SealedMemory untold = new SealedMemory(archive.store, archive.store.vault().keys(), "x");
        untold.put(BesuBackend.RPC_URL, node.url().getBytes(StandardCharsets.UTF_8));
        try (BesuBackend backend = new BesuBackend(untold)) {
            Submission made = backend.prepare(new Head(1, "11".repeat(32)));
            assertEquals(Sent.TAKEN, backend.send(made));
            assertTrue(receipt(backend, made).place().startsWith("chain " + AnvilNode.CHAIN_ID));
        }
        assertEquals(
                String.valueOf(AnvilNode.CHAIN_ID),
                new String(untold.get(BesuBackend.CHAIN_ID).orElseThrow(), StandardCharsets.UTF_8));
    }

    @Test
    void wrongSettingsAreNamed() {
        for (String bad : List.of("", "nonsense", "ftp://h", "file:///etc/passwd", "http://")) {
            archive.memory.put(BesuBackend.RPC_URL, bad.getBytes(StandardCharsets.UTF_8));
            MeridianException e = assertThrows(MeridianException.class, this::backend);
            assertEquals(LedgerError.SETTING, e.errorCode());
        }
        archive.memory.put(BesuBackend.RPC_URL, node.url().getBytes(StandardCharsets.UTF_8));
        for (String bad : List.of("", "0", "-1", "x", "99999999999999999999")) {
            archive.memory.put(BesuBackend.CHAIN_ID, bad.getBytes(StandardCharsets.UTF_8));
            MeridianException e = assertThrows(MeridianException.class, this::backend);
            assertEquals(LedgerError.SETTING, e.errorCode());
        }
        archive.memory.put(BesuBackend.CHAIN_ID, "1".getBytes(StandardCharsets.UTF_8));
        archive.add();
        try (BesuBackend backend = backend()) {
            MeridianException e =
                    assertThrows(
                            MeridianException.class,
                            () -> backend.prepare(new Head(1, "00".repeat(32))));
            assertEquals(LedgerError.SETTING, e.errorCode());
        }
    }
}
