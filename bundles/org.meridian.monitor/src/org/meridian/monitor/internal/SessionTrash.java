package org.meridian.monitor.internal;

import org.meridian.core.store.TrashParticipant;
import org.meridian.core.store.Trashed;
import org.meridian.core.store.UnitOfWork;

import java.util.List;
import java.util.UUID;

/** Sessions belong to a person and to no series: they go with the whole person alone. */
public final class SessionTrash implements TrashParticipant {
    @Override
    public void hide(UnitOfWork unit, Trashed what) {
        if (what.wholePatient()) {
            unit.update(
                    "update monitor_session set trash = ? where patient = ? and trash is null",
                    what.item(),
                    what.patient().value());
            index(unit, sessions(unit, what));
        }
    }

    @Override
    public void show(UnitOfWork unit, Trashed what) {
        List<UUID> sessions = sessions(unit, what);
        unit.update("update monitor_session set trash = null where trash = ?", what.item());
        index(unit, sessions);
    }

    @Override
    public void delete(UnitOfWork unit, Trashed what) {
        List<UUID> sessions = sessions(unit, what);
        for (UUID session : sessions) {
            unit.update("delete from monitor_vital where session = ?", session);
            unit.update("delete from monitor_minute where session = ?", session);
            unit.update("delete from monitor_session where session = ?", session);
        }
        index(unit, sessions);
    }

    private static List<UUID> sessions(UnitOfWork unit, Trashed what) {
        return unit.query(
                "select session from monitor_session where trash = ?",
                row -> row.uuid("session"),
                what.item());
    }

    private static void index(UnitOfWork unit, List<UUID> sessions) {
        sessions.forEach(id -> unit.index(Filing.KIND, id.toString()));
    }
}
