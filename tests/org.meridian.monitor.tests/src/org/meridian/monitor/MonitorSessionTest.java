package org.meridian.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.testkit.Await.until;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.IndexDocument;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.TimelineContributor;
import org.meridian.core.store.UnitOfWork;
import org.meridian.monitor.internal.Digests;
import org.meridian.monitor.quality.VitalRemark;
import org.meridian.monitor.spi.DeviceEvent;
import org.meridian.monitor.spi.Gap;
import org.meridian.monitor.spi.Observation;
import org.meridian.monitor.spi.ObservationCode;
import org.meridian.store.KeySource;
import org.meridian.store.Store;
import org.meridian.store.Vault;
import org.meridian.testkit.archive.TestGrant;
import org.meridian.testkit.store.RecordedLog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

class MonitorSessionTest {
    private static final PatientKey PATIENT = PatientKey.random();
    private static final TestGrant GRANT = TestGrant.of(PATIENT);
    private static final TestDriver DRIVER = new TestDriver();

    /** Half a second before a new minute begins. */
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-02T03:04:59.500Z"), ZoneOffset.UTC);

    private final RecordedLog log = new RecordedLog();
    private final Events events = new Events();
    private final List<Object> facts = new CopyOnWriteArrayList<>();
    private final ScriptedPorts line = new ScriptedPorts();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Store store;
    private final Monitor monitor;

    MonitorSessionTest(@TempDir Path folder) {
        events.subscribe(Object.class, facts::add);
        store =
                Store.open(
                        Vault.open(folder, KeySource.besideArchive()),
                        List.of(Monitor.schema()),
                        log,
                        events,
                        Clock.systemUTC());
        monitor = monitor(store.blobs());
    }

    private Monitor monitor(BlobStore blobs) {
        return new Monitor(
                store,
                blobs,
                List.of(line, new SimulatedPorts(List.of(DRIVER))),
                this::file,
                CLOCK);
    }

    private void file(UnitOfWork unit, SessionRecord session, List<VitalRemark> remarks) {
        remarks.forEach(r -> said.add(session.id() + " " + r.fault() + " " + r.subject()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private MonitorSession start(Monitor on) {
        return on.start(GRANT, PATIENT, DRIVER, "scripted", DRIVER.settings(), false);
    }

    private static long observations(List<DeviceEvent> events) {
        return events.stream().filter(Observation.class::isInstance).count();
    }

    @Test
    void aRunningDeviceIsListedUntilItsSessionIsClosed() throws Exception {
        try (MonitorSession running = start(monitor)) {
            assertFalse(running.live().simulated());
            line.send(TestDriver.message(91, 60));
            until(() -> monitor.devices().getFirst().live().values().size() == 2);
            assertEquals("scripted", monitor.devices().getFirst().port());
            assertEquals("test", monitor.devices().getFirst().driver());
        }
        assertEquals(List.of(), monitor.devices());
        assertEquals(List.of(), said);
    }

    @Test
    void whatCanBeSaidAgainstValuesIsFiledWithTheMinute() throws Exception {
        List<DeviceEvent> live = new CopyOnWriteArrayList<>();
        UUID id;
        try (MonitorSession session = start(monitor)) {
            id = session.record().id();
            session.listen(live::add);
            line.send(TestDriver.message(97, 70));
            line.send(TestDriver.message(101, 70));
            line.send(TestDriver.message(102, 70));
            until(() -> observations(live) == 6);
        }
        assertEquals(List.of(id + " IMPOSSIBLE spo2"), said);
        // nothing is changed in silence: the value stands as the device sent it
        assertEquals(
                OptionalDouble.of(102),
                monitor.minutes(GRANT, id).getFirst().vitals().stream()
                        .filter(v -> v.code().equals(ObservationCode.SPO2))
                        .findFirst()
                        .orElseThrow()
                        .highest());
    }

    @Test
    void minutesAreFiledWithTheirHashAndAReplayGivesTheSameEvents() throws Exception {
        List<DeviceEvent> live = new CopyOnWriteArrayList<>();
        UUID id;
        try (MonitorSession session = start(monitor)) {
            id = session.record().id();
            session.listen(live::add);
            for (int i = 0; i < 20; i++) {
                line.send(TestDriver.message(i == 3 ? 127 : 90 + i % 5, 60 + i));
            }
            until(() -> observations(live) == 40);
            LiveValues shown = session.live();
            assertEquals(OptionalDouble.of(79), shown.values().getFirst().observation().value());
            assertFalse(shown.values().getFirst().stale());
            until(() -> session.now().isAfter(Instant.parse("2026-01-02T03:05:00Z")));
            line.send(TestDriver.message(88, 100));
            until(() -> observations(live) == 42);
            until(() -> !monitor.minutes(GRANT, id).isEmpty());
        }
        SessionRecord record = monitor.session(GRANT, id);
        assertTrue(record.ended().isPresent());
        assertEquals(List.of(record), monitor.sessions(GRANT, PATIENT));
        List<MinuteRecord> minutes = monitor.minutes(GRANT, id);
        assertEquals(
                List.of("2026-01-02T03:04:00Z", "2026-01-02T03:05:00Z"),
                minutes.stream().map(m -> m.minute().toString()).toList());
        VitalSummary spo2 =
                minutes.getFirst().vitals().stream()
                        .filter(v -> v.code().equals(ObservationCode.SPO2))
                        .findFirst()
                        .orElseThrow();
        assertEquals(19, spo2.valid());
        assertEquals(1, spo2.missing());
        assertEquals(OptionalDouble.of(90), spo2.lowest());
        assertEquals(OptionalDouble.of(94), spo2.highest());
        assertEquals(OptionalDouble.of(94), spo2.last());
        assertEquals(1747 / 19.0, spo2.average().orElse(0), 1e-9);

        List<DeviceEvent> again = new ArrayList<>();
        Replay replay = new Replay(DRIVER, again::add);
        monitor.replay(GRANT, id, replay);
        assertEquals(live, again);
        Replay second = new Replay(DRIVER, e -> {});
        monitor.replay(GRANT, id, second);
        assertEquals(replay.hash(), second.hash());

        List<LedgerEntry> entries = log.entries();
        assertEquals(2, entries.size());
        for (int i = 0; i < 2; i++) {
            assertEquals(LedgerEntry.Type.MONITOR, entries.get(i).type());
            assertEquals(minutes.get(i).hash(), entries.get(i).content().get("hash"));
            assertEquals("false", entries.get(i).content().get("simulated"));
            try (ByteSource part = store.blobs().open(PATIENT, minutes.get(i).recording())) {
                assertEquals(
                        minutes.get(i).hash(),
                        HexFormat.of()
                                .formatHex(
                                        Digests.sha256().digest(part.slice(0, (int) part.size()))));
            }
        }
        until(() -> facts.contains(new SessionEnded(PATIENT, id)));
    }

    @Test
    void anUnpluggedLineIsAGapAndItsReturnContinuesTheSession() throws Exception {
        List<DeviceEvent> live = new CopyOnWriteArrayList<>();
        try (MonitorSession session = start(monitor)) {
            session.listen(live::add);
            line.send(TestDriver.message(97, 70));
            until(() -> observations(live) == 2);
            line.unplug();
            until(() -> !session.live().connected());
            assertTrue(session.live().values().stream().allMatch(v -> v.stale()));
            line.plugIn();
            until(() -> session.live().connected());
            line.send(TestDriver.message(95, 72));
            until(() -> observations(live) == 4);
            assertFalse(session.live().values().getFirst().stale());
        }
        List<Gap> gaps = live.stream().filter(Gap.class::isInstance).map(Gap.class::cast).toList();
        assertEquals(List.of(Gap.Cause.PORT_LOST), gaps.stream().map(Gap::cause).toList());
        UUID id = monitor.sessions(GRANT, PATIENT).getFirst().id();
        List<DeviceEvent> again = new ArrayList<>();
        monitor.replay(GRANT, id, new Replay(DRIVER, again::add));
        assertEquals(live, again);
    }

    @Test
    void aSimulatedPortMarksTheSessionEverywhere() throws Exception {
        UUID id;
        try (MonitorSession session =
                monitor.start(
                        GRANT, PATIENT, DRIVER, "simulator:test:7", DRIVER.settings(), false)) {
            id = session.record().id();
            until(() -> !session.live().values().isEmpty());
            assertTrue(session.live().simulated());
        }
        assertTrue(monitor.session(GRANT, id).simulated());
        assertTrue(
                log.entries().stream().allMatch(e -> "true".equals(e.content().get("simulated"))));
        String simulated = Locale.getDefault().getLanguage().equals("zh") ? "模拟" : "simulated";
        TimelineContributor timeline = Monitor.timelineContributor();
        store.read(
                reads -> {
                    String text = timeline.timeline(reads, GRANT, PATIENT).getFirst().text();
                    assertTrue(text.contains(simulated), text);
                    return text;
                });
    }

    @Test
    void sessionsAreFoundByNameValueAndWord() throws Exception {
        try (MonitorSession session = start(monitor)) {
            line.send(TestDriver.message(97, 70));
            line.send(TestDriver.message(89, 74));
            until(() -> session.live().values().size() == 2);
            until(() -> session.live().values().getFirst().observation().value().orElse(0) == 74);
        }
        Patient patient =
                new Patient(PATIENT, "P7", "", PersonName.parse("=张^三"), Optional.empty(), "M");
        var contributor = Monitor.indexContributor((reads, key) -> Optional.of(patient));
        List<String> keys = new ArrayList<>();
        IndexDocument document =
                store.read(
                        reads -> {
                            contributor.keys(reads, keys::add);
                            return contributor.document(reads, keys.getFirst()).orElseThrow();
                        });
        assertEquals(1, keys.size());
        assertEquals(93.0, document.numbers().get("spo2"));
        assertEquals(89.0, document.numbers().get("spo2min"));
        assertEquals(97.0, document.numbers().get("spo2max"));
        assertEquals(72.0, document.numbers().get("pulse"));
        assertEquals(List.of(patient.name()), document.names());
        assertEquals(List.of("P7"), document.identifiers());
        String texts = String.join(" ", document.texts());
        assertTrue(texts.contains("SpO2") && texts.contains("血氧"), texts);
        assertTrue(document.title().startsWith("张三"), document.title());
    }

    @Test
    void aMinuteThatCouldNotBeWrittenIsKeptAndTriedAgain() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        BlobStore failing =
                new BlobStore() {
                    @Override
                    public BlobId write(PatientKey patient, ByteSource source) throws IOException {
                        if (failures.getAndDecrement() > 0) {
                            throw new IOException("disk full");
                        }
                        return store.blobs().write(patient, source);
                    }

                    @Override
                    public void sync() throws IOException {
                        store.blobs().sync();
                    }

                    @Override
                    public Batch batch(PatientKey patient, int expected) {
                        return store.blobs().batch(patient, expected);
                    }

                    @Override
                    public ByteSource open(PatientKey patient, BlobId blob) throws IOException {
                        return store.blobs().open(patient, blob);
                    }

                    @Override
                    public Hold hold() {
                        return store.blobs().hold();
                    }
                };
        MonitorSession session = start(monitor(failing));
        line.send(TestDriver.message(97, 70));
        until(() -> session.problem().isPresent());
        session.close();
        UUID id = session.record().id();
        assertEquals(2, monitor.minutes(GRANT, id).size());
        assertEquals(2, log.entries().size());
    }

    @Test
    void aPortThatIsNotThereOrNoGrantStartsNothing() {
        line.unplug();
        assertEquals(
                MonitorError.PORT,
                assertThrows(MeridianException.class, () -> start(monitor)).errorCode());
        line.plugIn();
        TestGrant stranger = TestGrant.of(PatientKey.random());
        assertThrows(
                SecurityException.class,
                () ->
                        monitor.start(
                                stranger, PATIENT, DRIVER, "scripted", DRIVER.settings(), false));
        assertEquals(List.of(), monitor.sessions(GRANT, PATIENT));
        assertThrows(SecurityException.class, () -> monitor.sessions(stranger, PATIENT));
        assertThrows(MeridianException.class, () -> monitor.session(GRANT, UUID.randomUUID()));
    }
}
