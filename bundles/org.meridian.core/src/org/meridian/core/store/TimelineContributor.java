package org.meridian.core.store;

import java.util.List;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.TimelineEntry;

/** A room's lines of a patient's timeline. */
public interface TimelineContributor {
    /** In any order; the grant is checked. */
    List<TimelineEntry> timeline(Reads reads, Grant grant, PatientKey patient);
}
