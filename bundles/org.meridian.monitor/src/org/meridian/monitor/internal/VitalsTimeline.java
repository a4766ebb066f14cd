package org.meridian.monitor.internal;

import org.meridian.core.record.PatientKey;
import org.meridian.core.record.TimelineEntry;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Reads;
import org.meridian.core.store.TimelineContributor;

import java.util.List;
import java.util.Locale;

/** Sessions as lines of a timeline. */
public final class VitalsTimeline implements TimelineContributor {
    @Override
    public List<TimelineEntry> timeline(Reads reads, Grant grant, PatientKey patient) {
        grant.require(Grant.Purpose.TREATMENT, patient);
        return Tables.sessions(reads, patient).stream()
                .map(
                        session ->
                                new TimelineEntry(
                                        patient,
                                        session.started(),
                                        Filing.KIND,
                                        session.id().toString(),
                                        VitalsText.line(
                                                session,
                                                Tables.minutes(reads, session.id()),
                                                Locale.getDefault())))
                .toList();
    }
}
