package org.meridian.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ledger.LedgerFixture.ONE;
import static org.meridian.ledger.LedgerFixture.TWO;
import static org.meridian.ledger.LedgerFixture.grant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.ledger.LedgerProblem.Kind;
import org.meridian.ledger.verify.Hash;
import org.meridian.ledger.verify.Leaf;
import org.meridian.ledger.verify.Merkle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

class LedgerTest {
    private final Path folder;
    private LedgerFixture log;

    LedgerTest(@TempDir Path folder) {
        this.folder = folder;
        log = new LedgerFixture(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void reopen() {
        log.close();
        log = new LedgerFixture(folder, Clock.systemUTC());
    }

    private void assertFound(LedgerProblem... problems) {
        LedgerReport report = log.verify();
        assertEquals(List.of(problems), report.problems());
        for (LedgerProblem problem : problems) {
            assertFalse(problem.text(Locale.ENGLISH).contains("{"));
            assertFalse(problem.text(Locale.SIMPLIFIED_CHINESE).isEmpty());
        }
    }

    @Test
    void anEmptyLogIsIntact() {
        assertTrue(log.verify().intact());
        assertEquals(Optional.empty(), log.store.read(log.ledger::head));
    }

    @Test
    void entriesComeBackInTheirOrder() {
        log.add(6);
        reopen();
        List<LedgerRecord> all =
                log.store.read(
                        r -> log.ledger.list(r, grant(Purpose.AUDIT, Optional.empty()), -1, 100));
        assertEquals(6, all.size());
        LedgerRecord third = all.get(2);
        assertEquals(2, third.number());
        assertEquals("王医生", third.actor());
        assertEquals(LedgerEntry.Type.OPEN, third.type());
        assertEquals(Optional.of(ONE), third.patient());
        assertEquals("1.2.2", third.subject());
        assertEquals(new TreeMap<>(Map.of("n", "2")), third.content());
        assertEquals(
                all.subList(4, 6),
                log.store.read(
                        r -> log.ledger.list(r, grant(Purpose.AUDIT, Optional.empty()), 3, 2)));
        assertEquals(
                List.of(all.get(0), all.get(2)),
                log.store.read(
                        r -> log.ledger.list(r, grant(Purpose.AUDIT, Optional.of(ONE)), ONE)));
        assertThrows(
                SecurityException.class,
                () ->
                        log.store.read(
                                r ->
                                        log.ledger.list(
                                                r,
                                                grant(Purpose.TREATMENT, Optional.empty()),
                                                -1,
                                                1)));
        assertTrue(log.verify().intact());
        assertEquals(6, log.verify().entries());
    }

    @Test
    void oneHeadAGroupAndNoneForNothing() {
        log.store.write(u -> 0);
        assertEquals(Optional.empty(), log.store.read(log.ledger::head));
        CompletableFuture<?>[] units = new CompletableFuture<?>[300];
        for (int i = 0; i < units.length; i++) {
            units[i] =
                    log.store.submit(
                            u -> {
                                u.append(LedgerEntry.of("a", LedgerEntry.Type.SEARCH));
                                return 0;
                            });
        }
        CompletableFuture.allOf(units).join();
        long heads =
                log.store.read(
                        r ->
                                r.query("select count(*) as n from ledger_head", x -> x.number("n"))
                                        .get(0));
        assertTrue(heads >= 2 && heads < 300, "groups: " + heads);
        assertEquals(300, log.verify().entries());
        assertTrue(log.verify().intact());
    }

    @Test
    void aFailedUnitLeavesNoEntry() {
        log.add(3);
        assertThrows(
                IllegalStateException.class,
                () ->
                        log.store.write(
                                u -> {
                                    u.append(LedgerEntry.of("a", LedgerEntry.Type.SEARCH));
                                    throw new IllegalStateException();
                                }));
        log.add(3);
        assertEquals(6, log.verify().entries());
        assertTrue(log.verify().intact());
    }

    @Test
    void everyEntryAndEveryEarlierHeadIsProved() {
        log.add(21);
        PublicKey key = log.store.read(log.ledger::publicKey).orElseThrow();
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            int number = i;
            var proof = log.store.read(r -> log.ledger.inclusionProof(r, number));
            assertTrue(proof.verify(key));
            leaves.add(proof.leaf().hash());
            var consistency = log.store.read(r -> log.ledger.consistencyProof(r, number + 1));
            assertTrue(consistency.verify(key));
            assertEquals(number + 1, consistency.earlier().size());
        }
        assertEquals(Merkle.root(leaves), log.store.read(log.ledger::head).orElseThrow().root());
        for (long none : new long[] {-1, 21, Long.MAX_VALUE}) {
            MeridianException e =
                    assertThrows(
                            MeridianException.class,
                            () -> log.store.read(r -> log.ledger.inclusionProof(r, none)));
            assertEquals(LedgerError.NO_ENTRY, e.errorCode());
        }
    }

    @Test
    void aForgottenPersonsEntriesStayProved() {
        log.add(7);
        log.store.write(
                u -> {
                    log.vault.keys().destroy(u, ONE, Instant.EPOCH);
                    return 0;
                });
        reopen();
        LedgerReport report = log.verify();
        assertEquals(List.of(), report.problems());
        assertEquals(3, report.forgotten());
        PublicKey key = log.store.read(log.ledger::publicKey).orElseThrow();
        assertTrue(log.store.read(r -> log.ledger.inclusionProof(r, 2)).verify(key));
        LedgerRecord entry =
                log.store
                        .read(r -> log.ledger.list(r, grant(Purpose.AUDIT, Optional.empty()), 1, 1))
                        .get(0);
        assertFalse(entry.readable());
        assertEquals("", entry.subject());
    }

    private List<String> typed() {
        return log
                .store
                .read(r -> log.ledger.list(r, grant(Purpose.AUDIT, Optional.empty()), -1, 100))
                .stream()
                .map(e -> e.content().getOrDefault("query", "-"))
                .toList();
    }

    private void type(String text, PatientKey... found) {
        log.store.write(
                u -> {
                    u.append(
                            LedgerEntry.of("王医生", LedgerEntry.Type.SEARCH)
                                    .with("query", text)
                                    .found(Set.of(found)));
                    return text;
                });
    }

    private long forget(PatientKey patient) {
        return log.store.write(
                u -> {
                    long lost = log.ledger.forget(u, patient);
                    log.vault.keys().destroy(u, patient, Instant.EPOCH);
                    return lost;
                });
    }

    @Test
    void aTypedTextIsLostWithAnyoneItFoundAndOneThatFoundNobodyWithTheNextToBeForgotten() {
        type("both", TWO, ONE);
        type("one", ONE);
        type("two", TWO);
        type("nobody");
        type("nobody either");
        reopen();
        assertEquals(List.of("both", "one", "two", "nobody", "nobody either"), typed());
        assertEquals(4, forget(ONE));
        type("later");
        reopen();
        assertEquals(List.of("-", "-", "two", "-", "-", "later"), typed());
        assertEquals(4, log.verify().forgotten());
        assertEquals(List.of(), log.verify().problems());
        assertEquals(3, forget(TWO));
        assertEquals(List.of("-", "-", "-", "-", "-", "-"), typed());
        assertEquals(List.of(), log.verify().problems());
    }

    @Test
    void aTypedTextThatIsMadeUnreadableByHandIsNamed() {
        type("both", TWO, ONE);
        type("nobody");
        log.tamper("update ledger_leaf set found = ? where number = 0", ONE.toString());
        log.tamper("delete from ledger_passing_key");
        reopen();
        assertEquals(
                List.of(0L, 1L),
                log.verify().problems().stream().map(LedgerProblem::first).toList());
    }

    @Test
    void anEditedRowIsNamed() {
        log.add(9);
        log.tamper("update ledger_leaf set actor = 'somebody' where number = 3");
        log.tamper("update ledger_leaf set type = 'EXPORT' where number = 5");
        log.tamper("update ledger_leaf set logged = dateadd(second, 1, logged) where number = 6");
        assertFound(
                LedgerProblem.of(Kind.EDITED, 3),
                LedgerProblem.of(Kind.EDITED, 5),
                LedgerProblem.of(Kind.EDITED, 6));
    }

    @Test
    void editedContentIsNamed() {
        log.add(9);
        log.tamper(
                "update ledger_leaf set sealed = (select sealed from ledger_leaf where number = 0)"
                        + " where number = 2");
        log.tamper("update ledger_leaf set patient = null where number = 3");
        assertFound(LedgerProblem.of(Kind.EDITED, 2), LedgerProblem.of(Kind.EDITED, 3));
    }

    @Test
    void aDeletedRowIsNamed() {
        log.add(9);
        log.tamper("delete from ledger_leaf where number in (0, 4)");
        assertFound(LedgerProblem.of(Kind.DELETED, 0), LedgerProblem.of(Kind.DELETED, 4));
    }

    @Test
    void swappedRowsAreNamed() {
        log.add(9);
        log.tamper("update ledger_leaf set number = -1 where number = 2");
        log.tamper("update ledger_leaf set number = 2 where number = 6");
        log.tamper("update ledger_leaf set number = 6 where number = -1");
        assertFound(new LedgerProblem(Kind.SWAPPED, 6, 2), new LedgerProblem(Kind.SWAPPED, 2, 6));
    }

    @Test
    void rowsEditedTogetherWithTheirHashesAreNamedByTheirGroup() {
        log.add(9);
        Leaf leaf = log.store.read(r -> log.ledger.inclusionProof(r, 4)).leaf();
        Leaf forged = new Leaf(4, leaf.time(), "somebody", leaf.type(), leaf.commitment());
        log.tamper("update ledger_leaf set actor = 'somebody' where number = 4");
        log.tamper(
                "update ledger_node set hash = ? where level = 0 and position = 4",
                forged.hash().bytes());
        Hash leaf5 = log.store.read(r -> log.ledger.inclusionProof(r, 5)).leaf().hash();
        Hash pair = Merkle.node(forged.hash(), leaf5);
        log.tamper(
                "update ledger_node set hash = ? where level = 1 and position = 2", pair.bytes());
        List<LedgerProblem> problems = log.verify().problems();
        assertTrue(problems.contains(new LedgerProblem(Kind.HEAD_ROOT, 4, 4)));
        assertTrue(problems.contains(new LedgerProblem(Kind.NODE, 4, 7)));
    }

    @Test
    void truncationIsFoundByTheSignedHead() {
        log.add(9);
        log.tamper("delete from ledger_leaf where number >= 7");
        log.tamper("delete from ledger_node where level = 0 and position >= 7");
        assertFound(LedgerProblem.of(Kind.TRUNCATED, 7));
    }

    @Test
    void truncationOfRowsAndHeadsTogetherIsFoundByTheKeptHead() {
        log.add(9);
        log.tamperAtOnce(
                "delete from ledger_leaf where number >= 7",
                "delete from ledger_node where (position + 1) * power(2, level) > 7",
                "delete from ledger_head where size > 7",
                "update ledger_state set size = 7");
        assertFound(LedgerProblem.of(Kind.TRUNCATED, 7));
        reopen();
        assertFound(LedgerProblem.of(Kind.TRUNCATED, 7));
    }

    @Test
    void anotherLogInItsPlaceIsFoundByTheKeptHead() throws IOException {
        log.add(4);
        byte[] kept = Files.readAllBytes(folder.resolve("ledger.head"));
        log.tamperAtOnce(
                "delete from ledger_leaf",
                "delete from ledger_node",
                "delete from ledger_head",
                "update ledger_state set size = 0");
        log.add(5);
        Files.write(folder.resolve("ledger.head"), kept);
        assertFound(new LedgerProblem(Kind.HEAD_ROOT, 0, 3));
    }

    @Test
    void aMissingOrBrokenKeptHeadIsFound() throws IOException {
        log.add(3);
        Path head = folder.resolve("ledger.head");
        byte[] kept = Files.readAllBytes(head);
        Files.delete(head);
        assertFound(LedgerProblem.of(Kind.HEAD_MISSING, 0));
        Files.write(head, new byte[0]);
        assertFound(LedgerProblem.of(Kind.HEAD_MISSING, 0));
        Files.write(head, new byte[] {1, 2, 3});
        assertFound(LedgerProblem.of(Kind.HEAD_MISSING, 0));
        kept[30] ^= 1;
        Files.write(head, kept);
        assertFound(LedgerProblem.of(Kind.HEAD_SIGNATURE, 3));
    }

    @Test
    void aForgedHeadAndAnEntryWithoutOneAreFound() {
        log.add(4);
        log.tamper(
                "update ledger_head set head = (select head from ledger_head where size = 1) where"
                        + " size = 2");
        assertFound(LedgerProblem.of(Kind.HEAD_SIGNATURE, 2));
    }

    @Test
    void rowsPutInByHandAreFound() {
        log.add(4);
        log.tamper(
                "insert into ledger_leaf select 4, logged, actor, type, patient, commitment,"
                        + " sealed, found, passing from ledger_leaf where number = 0");
        log.tamper("update ledger_leaf set number = ? where number = 3", Long.MAX_VALUE);
        assertFound(
                LedgerProblem.of(Kind.ADDED, 4),
                LedgerProblem.of(Kind.ADDED, Long.MAX_VALUE),
                LedgerProblem.of(Kind.TRUNCATED, 3));
    }

    @Test
    void aPatientsKeyTakenAwayIsNotForgetting() {
        log.add(3);
        log.tamper("delete from store_patient_key where patient = ?", ONE.value());
        reopen();
        assertFound(LedgerProblem.of(Kind.EDITED, 0), LedgerProblem.of(Kind.EDITED, 2));
        assertFalse(
                log.store
                        .read(
                                r ->
                                        log.ledger.list(
                                                r, grant(Purpose.AUDIT, Optional.empty()), -1, 9))
                        .get(0)
                        .readable());
    }

    @Test
    void aChangedTreeHashIsFound() {
        log.add(9);
        log.tamper(
                "update ledger_node set hash = ? where level = 2 and position = 0", new byte[32]);
        assertFound(new LedgerProblem(Kind.NODE, 0, 3));
    }
}
