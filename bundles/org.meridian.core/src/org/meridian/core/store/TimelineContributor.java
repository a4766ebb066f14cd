package org.meridian.core.store;

import org.meridian.core.record.PatientKey;
import org.meridian.core.record.TimelineEntry;

import java.util.List;

/** A room's lines of a patient's timeline. */
public interface TimelineContributor {
    /** In any order; the grant is checked. */
    List<TimelineEntry> timeline(Reads reads, Grant grant, PatientKey patient);
}
