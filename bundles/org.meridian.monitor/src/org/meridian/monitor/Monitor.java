package org.meridian.monitor;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.IndexContributor;
import org.meridian.core.store.PatientDirectory;
import org.meridian.core.store.SchemaPart;
import org.meridian.core.store.TimelineContributor;
import org.meridian.core.store.TrashParticipant;
import org.meridian.monitor.internal.SessionReader;
import org.meridian.monitor.internal.SessionTrash;
import org.meridian.monitor.internal.Start;
import org.meridian.monitor.internal.Tables;
import org.meridian.monitor.internal.VitalsIndex;
import org.meridian.monitor.internal.VitalsTimeline;
import org.meridian.monitor.quality.VitalIssues;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.monitor.spi.PortProvider;
import org.meridian.monitor.spi.PortProvider.PortInfo;
import org.meridian.monitor.spi.SerialSettings;
import org.meridian.store.BlobReferences;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts monitoring sessions and reads filed ones. Safe for all threads. */
public final class Monitor {
    private final Database database;
    private final BlobStore blobs;
    private final List<PortProvider> ports;
    private final VitalIssues issues;
    private final Clock clock;
    private final List<MonitorSession> running = new CopyOnWriteArrayList<>();

    /**
     * @param ports the kinds of ports, each asked for the paths it owns
     * @param issues where is kept what can be said against values
     */
    public Monitor(
            Database database,
            BlobStore blobs,
            List<PortProvider> ports,
            VitalIssues issues,
            Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.ports = List.copyOf(ports);
        this.issues = issues;
        this.clock = clock;
    }

    /** The room's tables. */
    public static SchemaPart schema() {
        return Tables.SCHEMA;
    }

    /** Where the room's rows name blobs. */
    public static BlobReferences blobReferences() {
        return new BlobReferences(
                "select m.blob_name, s.patient, cast(m.session as varchar) from monitor_minute m"
                        + " join monitor_session s on s.session = m.session");
    }

    /** A person's sessions, in the trash. */
    public static TrashParticipant trashParticipant() {
        return new SessionTrash();
    }

    /** Sessions as the search index sees them; their kind is {@code vitals}, their key the id. */
    public static IndexContributor indexContributor(PatientDirectory patients) {
        return new VitalsIndex(patients);
    }

    /** Sessions as lines of a timeline. */
    public static TimelineContributor timelineContributor() {
        return new VitalsTimeline();
    }

    /** The ports there are now, of every kind. */
    public List<PortInfo> ports() {
        return ports.stream().flatMap(kind -> kind.ports().stream()).toList();
    }

    /** The kind of ports that a path is of. */
    public PortProvider provider(String path) {
        return ports.stream()
                .filter(kind -> kind.owns(path))
                .findFirst()
                .orElseThrow(() -> new MeridianException(MonitorError.PORT, path));
    }

    /**
     * Starts a session whose values are the patient's.
     *
     * @param grant for the patient's treatment; minutes are filed under it as long as it holds
     * @param settings of the line; {@link DeviceDriver#settings} unless the device was set
     *     otherwise
     * @param simulated whether no real device is at the other end; simulated ports say so
     *     themselves
     * @throws MeridianException {@link MonitorError#PORT}
     */
    public MonitorSession start(
            Grant grant,
            PatientKey patient,
            DeviceDriver driver,
            String path,
            SerialSettings settings,
            boolean simulated) {
        grant.require(Purpose.TREATMENT, patient);
        SessionReader.Line line = new SessionReader.Line(provider(path), path, settings);
        Start start =
                new Start(database, blobs, issues, grant, patient, driver, line, simulated, clock);
        MonitorSession session = new MonitorSession(start.record(), start::reader, running::remove);
        running.add(session);
        return session;
    }

    /**
     * The devices that record now, in the order they were started; nothing tells whose they are.
     */
    public List<DeviceState> devices() {
        return running.stream()
                .map(s -> new DeviceState(s.record().driver(), s.record().port(), s.live()))
                .toList();
    }

    /** A patient's sessions, newest first. */
    public List<SessionRecord> sessions(Grant grant, PatientKey patient) {
        grant.require(Purpose.TREATMENT, patient);
        return database.read(reads -> Tables.sessions(reads, patient));
    }

    /** All sessions that are over, the oldest first; the grant is for all patients. */
    public List<SessionRecord> ended(Grant grant) {
        grant.requireAll(Purpose.TREATMENT);
        return database.read(Tables::ended);
    }

    /**
     * One session.
     *
     * @throws MeridianException {@link MonitorError#NO_SUCH_SESSION}
     */
    public SessionRecord session(Grant grant, UUID id) {
        Optional<SessionRecord> session = database.read(reads -> Tables.session(reads, id));
        SessionRecord found =
                session.orElseThrow(
                        () -> new MeridianException(MonitorError.NO_SUCH_SESSION, id.toString()));
        grant.require(Purpose.TREATMENT, found.patient());
        return found;
    }

    /** The filed minutes of a session in their order. */
    public List<MinuteRecord> minutes(Grant grant, UUID id) {
        session(grant, id);
        return database.read(reads -> Tables.minutes(reads, id));
    }

    /** Decodes the filed recording of a session again. */
    public void replay(Grant grant, UUID id, Replay replay) {
        PatientKey patient = session(grant, id).patient();
        for (MinuteRecord minute : minutes(grant, id)) {
            try (ByteSource source = blobs.open(patient, minute.recording())) {
                replay.part(source);
            } catch (IOException e) {
                throw new MeridianException(e, MonitorError.READING);
            }
        }
    }
}
