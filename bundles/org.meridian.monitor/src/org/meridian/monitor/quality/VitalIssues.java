package org.meridian.monitor.quality;

import org.meridian.core.store.UnitOfWork;
import org.meridian.monitor.SessionRecord;

import java.util.List;

/** Where what is said of sessions is kept: the room with the list to mend implements it. */
@FunctionalInterface
public interface VitalIssues {
    /**
     * Keeps what was found in a part of a session, in the unit that files the part.
     *
     * @param remarks none where nothing is to be said, so that the session counts as looked at
     */
    void file(UnitOfWork unit, SessionRecord session, List<VitalRemark> remarks);
}
