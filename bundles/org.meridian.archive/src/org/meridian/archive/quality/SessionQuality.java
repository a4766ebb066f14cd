package org.meridian.archive.quality;

import org.meridian.archive.internal.Tables;
import org.meridian.archive.internal.quality.Filing;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Files what is said of monitors' sessions in the list to mend, where their device is the source.
 * Safe for all threads.
 */
public final class SessionQuality {
    private final Filing filing = new Filing();

    /**
     * A session.
     *
     * @param driver how its device talks
     * @param port where the device is connected
     * @param day it began
     */
    public record Session(
            String id, PatientKey patient, String driver, String port, LocalDate day) {}

    /**
     * Files what a part of a session shows.
     *
     * @param remarks may be none: the session counts for the score anyway
     */
    public void file(UnitOfWork unit, Session session, List<Remark> remarks) {
        Tables.person(unit, session.patient())
                .ifPresent(
                        patient ->
                                filing.session(
                                        unit,
                                        new Filing.Filed(
                                                patient,
                                                "",
                                                session.id(),
                                                "",
                                                Optional.of(session.day()),
                                                false,
                                                false),
                                        source(session),
                                        remarks,
                                        session.day()));
    }

    /** Whether a session was looked at. */
    public boolean hasSeen(Reads reads, String session) {
        return reads.first(
                        "select series_uid from quality_series where series_uid = ?",
                        row -> row.text("series_uid"),
                        session)
                .isPresent();
    }

    private static SourceKey source(Session session) {
        return new SourceKey(session.port(), "", session.driver().toUpperCase(Locale.ROOT), "", "");
    }
}
