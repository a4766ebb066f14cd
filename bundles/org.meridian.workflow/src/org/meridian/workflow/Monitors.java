package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.Archive;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant;
import org.meridian.monitor.Monitor;
import org.meridian.monitor.MonitorSession;
import org.meridian.monitor.Replay;
import org.meridian.monitor.SessionRecord;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.monitor.spi.DeviceEvent;
import org.meridian.monitor.spi.Observation;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Monitors at serial ports, tied to a patient; sessions and minutes are ledger entries. Safe for
 * all threads.
 */
public final class Monitors {
    private static final Duration SAMPLE = Duration.ofSeconds(5);
    private static final long STEP_MS = 100;

    private final Actor actor;
    private final Archive archive;
    private final Monitor monitor;
    private final Devices devices;

    Monitors(Actor actor, Archive archive, Monitor monitor, Devices devices) {
        this.actor = actor;
        this.archive = archive;
        this.monitor = monitor;
        this.devices = devices;
    }

    /**
     * Starts a session whose values are the patient's; the caller closes it.
     *
     * @param simulated whether it is known that no real device is at the other end
     */
    public MonitorSession start(
            PatientKey patient, String port, DeviceDriver driver, boolean simulated) {
        Grant grant = actor.grant(Operation.RECORD, patient);
        return monitor.start(grant, patient, driver, port, driver.settings(), simulated);
    }

    /** A person's sessions, newest first. */
    public List<SessionRecord> sessions(PatientKey patient) {
        Grant grant = actor.grant(Operation.VITALS, patient);
        return archive.records(patient).stream()
                .flatMap(record -> monitor.sessions(grant, record).stream())
                .sorted(Comparator.comparing(SessionRecord::started).reversed())
                .toList();
    }

    /** What a recording gave. */
    public record Recorded(UUID session, int observations, Duration duration) {}

    /** Records for a time or until cancelled. */
    public Recorded record(
            PatientKey patient,
            String port,
            DeviceDriver driver,
            Duration duration,
            Progress progress) {
        AtomicInteger observations = new AtomicInteger();
        try (MonitorSession session = start(patient, port, driver, false)) {
            session.listen(e -> observations.addAndGet(e instanceof Observation ? 1 : 0));
            long steps = duration.toMillis() / STEP_MS;
            progress.begin(driver.id(), steps);
            long done = 0;
            for (; done < steps && !progress.cancelled(); done++) {
                if (!pause(Duration.ofMillis(STEP_MS))) {
                    break;
                }
                progress.worked(1);
            }
            return new Recorded(
                    session.record().id(), observations.get(), Duration.ofMillis(done * STEP_MS));
        }
    }

    /** Waits; false when the thread is wanted to end. */
    static boolean pause(Duration duration) {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a recording decodes to. */
    public record Replayed(UUID session, int observations, String hash) {}

    /**
     * Decodes a filed session again.
     *
     * @param listener is told every event
     */
    public Replayed replay(UUID session, Consumer<DeviceEvent> listener) {
        Grant grant = actor.grant(Operation.VITALS);
        SessionRecord filed = monitor.session(grant, session);
        Grant treatment = actor.grant(Operation.VITALS, filed.patient());
        AtomicInteger observations = new AtomicInteger();
        Replay replay =
                new Replay(
                        devices.driver(Optional.of(filed.driver())),
                        e -> {
                            observations.addAndGet(e instanceof Observation ? 1 : 0);
                            listener.accept(e);
                        });
        monitor.replay(treatment, session, replay);
        return new Replayed(session, observations.get(), replay.hash());
    }

    /** Records a simulated device for the sample's patient; gives the number of observations. */
    int sample(String patientID, long seed, Progress progress) {
        List<Patient> persons = archive.patientsWithID(actor.grant(Operation.RECORD), patientID);
        if (persons.isEmpty() || devices.drivers().isEmpty()) {
            return 0;
        }
        DeviceDriver driver = devices.driver(Optional.empty());
        return record(
                        persons.get(0).key(),
                        "simulator:" + driver.id() + ":" + seed,
                        driver,
                        SAMPLE,
                        progress)
                .observations();
    }
}
