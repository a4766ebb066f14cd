package org.meridian.workflow;

import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.archive.quality.SessionQuality;
import org.meridian.core.store.UnitOfWork;
import org.meridian.monitor.SessionRecord;
import org.meridian.monitor.quality.VitalFault;
import org.meridian.monitor.quality.VitalIssues;
import org.meridian.monitor.quality.VitalRemark;

import java.time.ZoneId;
import java.util.List;

/** What is said of monitors' values, in the list to mend. Safe for all threads. */
final class MonitorIssues implements VitalIssues {
    private final SessionQuality quality = new SessionQuality();

    @Override
    public void file(UnitOfWork unit, SessionRecord session, List<VitalRemark> remarks) {
        quality.file(
                unit,
                new SessionQuality.Session(
                        session.id().toString(),
                        session.patient(),
                        session.driver(),
                        session.port(),
                        session.started().atZone(ZoneId.systemDefault()).toLocalDate()),
                remarks.stream()
                        .map(r -> new Remark(rule(r.fault()), r.subject(), r.found(), ""))
                        .toList());
    }

    private static Rule rule(VitalFault fault) {
        return switch (fault) {
            case IMPOSSIBLE -> Rule.VITAL_IMPOSSIBLE;
            case SENTINEL -> Rule.VITAL_SENTINEL;
            case PULSE_ZERO -> Rule.VITAL_PULSE_ZERO;
            case PRESSURES_TURNED -> Rule.VITAL_PRESSURES_TURNED;
            case GAP -> Rule.VITAL_GAP;
            case CLOCK -> Rule.VITAL_CLOCK;
            case UNIT -> Rule.VITAL_UNIT;
            case TWICE -> Rule.VITAL_TWICE;
            case FLAT -> Rule.VITAL_FLAT;
        };
    }
}
