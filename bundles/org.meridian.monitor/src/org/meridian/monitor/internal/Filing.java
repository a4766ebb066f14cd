package org.meridian.monitor.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.record.BlobId;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.UnitOfWork;
import org.meridian.monitor.MinuteFiled;
import org.meridian.monitor.MonitorError;
import org.meridian.monitor.SessionEnded;
import org.meridian.monitor.SessionRecord;
import org.meridian.monitor.VitalSummary;
import org.meridian.monitor.quality.VitalIssues;
import org.meridian.monitor.quality.VitalRemark;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;

/** Writes a session and its minutes into the archive. Safe for all threads. */
public final class Filing {
    /** The kind given to the index queue. */
    public static final String KIND = "vitals";

    private final Database database;
    private final BlobStore blobs;
    private final Grant grant;
    private final SessionRecord session;
    private final VitalIssues issues;

    /** A minute that is over, and does not change any more. */
    record Part(
            Instant begin, byte[] recording, List<VitalSummary> vitals, List<VitalRemark> remarks) {
        Part(Minute minute, List<VitalRemark> remarks) {
            this(minute.begin(), minute.recording(), minute.vitals(), remarks);
        }
    }

    Filing(
            Database database,
            BlobStore blobs,
            Grant grant,
            SessionRecord session,
            VitalIssues issues) {
        this.database = database;
        this.blobs = blobs;
        this.grant = grant;
        this.session = session;
        this.issues = issues;
    }

    /** Files the beginning of the session. */
    void begin() {
        require();
        database.write(
                unit ->
                        unit.update(
                                "insert into monitor_session (session, patient, driver, port,"
                                    + " simulated, started, ended) values (?, ?, ?, ?, ?, ?, ?)",
                                session.id(),
                                session.patient().value(),
                                session.driver(),
                                session.port(),
                                session.simulated() ? 1 : 0,
                                session.started(),
                                null));
    }

    /** Files a minute with its ledger entry; returns when it is on the disk. */
    void minute(Part part) {
        require();
        String hash = HexFormat.of().formatHex(Digests.sha256().digest(part.recording()));
        BlobId blob = write(part.recording());
        database.write(
                unit -> {
                    insert(unit, part, blob, hash);
                    issues.file(unit, session, part.remarks());
                    unit.append(
                            LedgerEntry.of(
                                            grant.actor(),
                                            LedgerEntry.Type.MONITOR,
                                            session.patient(),
                                            session.id().toString())
                                    .with("minute", part.begin())
                                    .with("driver", session.driver())
                                    .with("simulated", session.simulated())
                                    .with("hash", hash));
                    unit.index(KIND, session.id().toString());
                    unit.afterCommit(
                            new MinuteFiled(session.patient(), session.id(), part.begin()));
                    return part;
                });
    }

    /** Files the end of the session. */
    void end(Instant time) {
        require();
        UUID id = session.id();
        database.write(
                unit -> {
                    unit.update("update monitor_session set ended = ? where session = ?", time, id);
                    unit.index(KIND, id.toString());
                    unit.afterCommit(new SessionEnded(session.patient(), id));
                    return id;
                });
    }

    private void require() {
        grant.require(Purpose.TREATMENT, session.patient());
    }

    private BlobId write(byte[] recording) {
        try (ByteSource source = ByteSources.of(recording)) {
            BlobId blob = blobs.write(session.patient(), source);
            blobs.sync();
            return blob;
        } catch (IOException e) {
            throw new MeridianException(e, MonitorError.READING);
        }
    }

    private void insert(UnitOfWork unit, Part part, BlobId blob, String hash) {
        unit.update(
                "insert into monitor_minute (session, begin_time, blob_name, hash)"
                        + " values (?, ?, ?, ?)",
                session.id(),
                part.begin(),
                blob.value(),
                hash);
        for (VitalSummary vital : part.vitals()) {
            unit.update(
                    "insert into monitor_vital (session, begin_time, code, name, short_name, unit,"
                            + " valid_count, questionable_count, missing_count,"
                            + " average, lowest, highest, last_value)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    session.id(),
                    part.begin(),
                    vital.code().code(),
                    vital.code().name(),
                    vital.code().shortName(),
                    vital.unit(),
                    vital.valid(),
                    vital.questionable(),
                    vital.missing(),
                    orNull(vital.average()),
                    orNull(vital.lowest()),
                    orNull(vital.highest()),
                    orNull(vital.last()));
        }
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
