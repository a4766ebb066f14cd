package org.meridian.workflow;

import org.meridian.archive.quality.QualityExamination.Report;
import org.meridian.archive.quality.SessionQuality;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.monitor.Monitor;
import org.meridian.monitor.Replay;
import org.meridian.monitor.SessionRecord;
import org.meridian.monitor.quality.VitalRules;

import java.util.List;
import java.util.Optional;

/**
 * Holds filed sessions to the rules by decoding their recordings again: those that were filed
 * before the rules were there, and on request all. Safe for all threads.
 */
final class SessionExamination {
    private final Database database;
    private final Monitor monitor;
    private final Devices devices;
    private final MonitorIssues issues = new MonitorIssues();
    private final SessionQuality quality = new SessionQuality();

    SessionExamination(Database database, Monitor monitor, Devices devices) {
        this.database = database;
        this.monitor = monitor;
        this.devices = devices;
    }

    /**
     * Examines what is new, or everything; ends early when cancelled. Unreadable are sessions whose
     * recording is damaged or whose device nobody understands here.
     */
    Report run(Grant grant, boolean again, Progress progress) {
        int examined = 0;
        int unreadable = 0;
        for (SessionRecord session : wanted(grant, again)) {
            if (progress.cancelled()) {
                return new Report(examined, unreadable, true);
            }
            if (examine(grant, session)) {
                examined++;
            } else {
                unreadable++;
            }
        }
        return new Report(examined, unreadable, false);
    }

    private List<SessionRecord> wanted(Grant grant, boolean again) {
        List<SessionRecord> all = monitor.ended(grant);
        return database.read(
                reads ->
                        all.stream()
                                .filter(s -> again || !quality.hasSeen(reads, s.id().toString()))
                                .toList());
    }

    private boolean examine(Grant grant, SessionRecord session) {
        VitalRules rules = new VitalRules();
        try {
            monitor.replay(
                    grant,
                    session.id(),
                    new Replay(devices.driver(Optional.of(session.driver())), rules::accept));
        } catch (MeridianException e) {
            return false;
        }
        database.write(
                unit -> {
                    issues.file(unit, session, rules.take());
                    return session;
                });
        return true;
    }
}
