package org.meridian.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.analysis.spi.Mark;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Finding.Decision.State;
import org.meridian.core.record.Finding.Provenance;
import org.meridian.core.record.FindingId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.TimelineEntry;
import org.meridian.core.store.Grant;
import org.meridian.core.store.IndexDocument;
import org.meridian.imaging.Vec3;
import org.meridian.store.KeySource;
import org.meridian.store.Store;
import org.meridian.store.Vault;
import org.meridian.testkit.store.RecordedLog;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** On the real database. */
class FindingRepositoryTest {
    private static final PatientKey PATIENT = PatientKey.random();
    private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");

    private final Store store;
    private final FindingRepository findings = new FindingRepository();

    private record OneGrant(Purpose purpose, PatientKey patient) implements Grant {
        @Override
        public Purpose purpose() {
            return purpose;
        }

        @Override
        public String actor() {
            return "dr-li";
        }

        @Override
        public void require(Purpose wanted, PatientKey whose) {
            if (wanted != purpose || !whose.equals(patient)) {
                throw new SecurityException();
            }
        }

        @Override
        public void requireAll(Purpose wanted) {
            throw new SecurityException();
        }
    }

    private static final Grant AI = new OneGrant(Grant.Purpose.AI, PATIENT);
    private static final Grant CARE = new OneGrant(Grant.Purpose.TREATMENT, PATIENT);

    FindingRepositoryTest(@TempDir Path folder) {
        store =
                Store.open(
                        Vault.open(folder.resolve("archive"), KeySource.besideArchive()),
                        List.of(FindingRepository.schema()),
                        new RecordedLog(),
                        new Events(),
                        Clock.fixed(FIRST, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static DetectionResult result(String series, Instant time, Mark... marks) {
        return new DetectionResult(
                PATIENT,
                "1.2.3",
                series,
                "lungNodule",
                List.of(marks),
                new Provenance("m", "1", "ab", "cd", "threshold=0.5", time),
                List.of());
    }

    private static Mark mark(double x) {
        return new Mark(new Vec3(x, -2.25, 1000.125), 7.5, 0.875, 0.25);
    }

    private List<Finding> add(DetectionResult result) {
        return store.write(unit -> findings.addAll(unit, AI, result));
    }

    private List<Finding> list() {
        return store.read(reads -> findings.ofStudy(reads, CARE, PATIENT, "1.2.3"));
    }

    private Finding decide(FindingId id, State state, String reason, Instant time) {
        return store.write(unit -> findings.decide(unit, CARE, id, state, reason, time));
    }

    @Test
    void whatIsAddedIsReadBackEqual() {
        List<Finding> added = add(result("1.2.3.4", FIRST, mark(1.5), mark(2)));
        assertEquals(2, added.size());
        assertEquals(1, added.get(0).rank());
        assertEquals(0.875, added.get(0).confidence());
        assertEquals(0.25, added.get(0).score());
        assertEquals(State.PENDING, added.get(0).decision().state());
        assertEquals(added, list());
        assertEquals(
                added.get(1), store.read(reads -> findings.get(reads, CARE, added.get(1).id())));
    }

    @Test
    void decisionsAddUpAndTheNewestCounts() {
        FindingId id = add(result("1.2.3.4", FIRST, mark(1))).get(0).id();
        decide(id, State.ACCEPTED, " solid ", FIRST.plusSeconds(1));
        Finding now = decide(id, State.REJECTED, "肺门血管", FIRST.plusSeconds(2));
        assertEquals(State.REJECTED, now.decision().state());
        assertEquals("肺门血管", now.decision().reason());
        assertEquals("dr-li", now.decision().by());
        assertEquals(FIRST.plusSeconds(2), now.decision().time());
        assertEquals(List.of(now), list());
        List<Finding.Decision> history = store.read(reads -> findings.history(reads, CARE, id));
        assertEquals(
                List.of(State.ACCEPTED, State.REJECTED),
                history.stream().map(Finding.Decision::state).toList());
        assertEquals("solid", history.get(0).reason());
    }

    @Test
    void aSecondRunReplacesUndecidedFindingsOfTheSameSeries() {
        List<Finding> old = add(result("1.2.3.4", FIRST, mark(1), mark(2)));
        List<Finding> elsewhere = add(result("1.2.3.5", FIRST, mark(9)));
        Finding kept = decide(old.get(1).id(), State.ACCEPTED, "seen", FIRST);
        List<Finding> fresh = add(result("1.2.3.4", FIRST.plusSeconds(60), mark(3)));
        assertEquals(
                List.of(fresh.get(0).ranked(1), elsewhere.get(0).ranked(2), kept.ranked(3)),
                list());
    }

    @Test
    void aRepeatedRunKeepsTheDecidedFindingInsteadOfItsDouble() {
        List<Finding> old = add(result("1.2.3.4", FIRST, mark(1), mark(2), mark(3)));
        Finding kept = decide(old.get(1).id(), State.ACCEPTED, "seen", FIRST.plusSeconds(1));
        List<Finding> again =
                add(result("1.2.3.4", FIRST.plusSeconds(60), mark(1), mark(2), mark(3)));
        assertEquals(again, list());
        assertEquals(List.of(1, 2, 3), again.stream().map(Finding::rank).toList());
        assertEquals(kept, again.get(1));
        assertEquals(State.PENDING, again.get(0).decision().state());
        assertTrue(again.get(0).id().value() > kept.id().value());
        // the double of a decided finding is not to be decided on either
        FindingId hidden = new FindingId(again.get(0).id().value() + 1);
        assertCode(AnalysisError.SUPERSEDED, () -> decide(hidden, State.REJECTED, "vessel", FIRST));
        assertEquals(again, list());
    }

    @Test
    void otherImagesOrAnotherModelMakeNoDouble() {
        List<Finding> old = add(result("1.2.3.4", FIRST, mark(1)));
        Finding kept = decide(old.get(0).id(), State.ACCEPTED, "seen", FIRST);
        Provenance first = old.get(0).provenance();
        for (Provenance other :
                List.of(
                        new Provenance("m", "1", "ab", "ef", first.settings(), FIRST),
                        new Provenance("m", "2", "ac", "cd", first.settings(), FIRST))) {
            List<Finding> fresh =
                    add(
                            new DetectionResult(
                                    PATIENT,
                                    "1.2.3",
                                    "1.2.3.4",
                                    "lungNodule",
                                    List.of(mark(1)),
                                    other,
                                    List.of()));
            assertEquals(List.of(fresh.get(0), kept.ranked(2)), list());
        }
    }

    @Test
    void aSupersededFindingIsNotDecidedOnAndLeavesTheIndex() {
        FindingId old = add(result("1.2.3.4", FIRST, mark(1))).get(0).id();
        FindingIndex index = new FindingIndex((reads, uid) -> Optional.empty());
        assertTrue(store.read(reads -> index.document(reads, old.toString())).isPresent());
        long before = store.queued(0, 100).size();
        add(result("1.2.3.4", FIRST.plusSeconds(60), mark(1)));
        assertTrue(
                store.queued(before, 100).stream().anyMatch(q -> q.key().equals(old.toString())));
        assertTrue(store.read(reads -> index.document(reads, old.toString())).isEmpty());
        assertCode(AnalysisError.SUPERSEDED, () -> decide(old, State.ACCEPTED, "why", FIRST));
        // the fact itself stays
        assertEquals(old, store.read(reads -> findings.get(reads, CARE, old)).id());
    }

    @Test
    void aDecisionNeedsAReasonAndAFinding() {
        FindingId id = add(result("1.2.3.4", FIRST, mark(1))).get(0).id();
        assertCode(AnalysisError.NO_REASON, () -> decide(id, State.ACCEPTED, "  ", FIRST));
        assertCode(
                AnalysisError.NO_REASON, () -> decide(id, State.ACCEPTED, "x".repeat(1001), FIRST));
        assertCode(
                AnalysisError.NO_SUCH_FINDING,
                () -> decide(new FindingId(99), State.ACCEPTED, "why", FIRST));
        assertEquals(State.PENDING, list().get(0).decision().state());
    }

    private static void assertCode(AnalysisError code, Runnable call) {
        assertEquals(code, assertThrows(MeridianException.class, call::run).errorCode());
    }

    @Test
    void theWrongGrantOpensNothing() {
        assertThrows(
                SecurityException.class,
                () -> store.write(unit -> findings.addAll(unit, CARE, result("1", FIRST))));
        FindingId id = add(result("1.2.3.4", FIRST, mark(1))).get(0).id();
        Grant other = new OneGrant(Grant.Purpose.TREATMENT, PatientKey.random());
        for (Grant wrong : List.of(AI, other)) {
            assertThrows(
                    SecurityException.class,
                    () -> store.read(r -> findings.ofStudy(r, wrong, PATIENT, "1.2.3")));
            assertThrows(
                    SecurityException.class, () -> store.read(r -> findings.get(r, wrong, id)));
            assertThrows(
                    SecurityException.class, () -> store.read(r -> findings.history(r, wrong, id)));
            assertThrows(
                    SecurityException.class,
                    () ->
                            store.write(
                                    u ->
                                            findings.decide(
                                                    u, wrong, id, State.ACCEPTED, "x", FIRST)));
            assertThrows(
                    SecurityException.class,
                    () -> store.read(r -> new FindingTimeline().timeline(r, wrong, PATIENT)));
        }
    }

    @Test
    void theIndexFindsItInBothLanguages() {
        FindingId id = add(result("1.2.3.4", FIRST, mark(1))).get(0).id();
        decide(id, State.ACCEPTED, "kept", FIRST);
        FindingIndex index = new FindingIndex((reads, uid) -> Optional.empty());
        List<String> keys = new ArrayList<>();
        store.read(
                reads -> {
                    index.keys(reads, keys::add);
                    return keys.size();
                });
        assertEquals(List.of(id.toString()), keys);
        IndexDocument document =
                store.read(reads -> index.document(reads, id.toString())).orElseThrow();
        assertEquals(PATIENT, document.patient());
        assertEquals(List.of("Lung nodule", "肺结节", "kept"), document.texts());
        assertEquals(Map.of("diameter", 7.5, "score", 0.25), document.numbers());
        assertEquals("ACCEPTED", document.keywords().get("decision"));
        assertTrue(store.read(reads -> index.document(reads, "F99")).isEmpty());
    }

    @Test
    void theTimelineHasOneLineARunAndOneADecision() {
        FindingId id = add(result("1.2.3.4", FIRST, mark(1), mark(2))).get(0).id();
        decide(id, State.REJECTED, "vessel", FIRST.plusSeconds(5));
        List<TimelineEntry> entries =
                store.read(reads -> new FindingTimeline().timeline(reads, CARE, PATIENT));
        assertEquals(
                List.of("finding", "decision"), entries.stream().map(TimelineEntry::kind).toList());
        assertEquals(FIRST, entries.get(0).time());
        assertTrue(entries.get(0).text().contains("2"), entries.get(0).text());
        assertEquals(id.toString(), entries.get(1).key());
        assertTrue(entries.get(1).text().contains("vessel"), entries.get(1).text());
    }
}
