package org.meridian.archive.internal;

import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;

import java.util.List;

/**
 * The words of reports, kept beside their objects so that the index is made again without reading a
 * file. A row stays while its object is in the trash, and goes when that is emptied.
 */
final class ReportRows {
    static final String TABLE =
            "create table archive_report (sop_uid varchar(64) primary key, patient uuid not null,"
                    + " text varchar not null)";

    private ReportRows() {}

    static void put(UnitOfWork unit, Object patient, String sopUID, String text) {
        unit.update("delete from archive_report where sop_uid = ?", sopUID);
        if (!text.isEmpty()) {
            unit.update("insert into archive_report values (?, ?, ?)", sopUID, patient, text);
        }
    }

    /** The texts of a study's reports that are not in the trash. */
    static List<String> ofStudy(Reads reads, String studyUID) {
        return reads.query(
                "select r.text from archive_report r join archive_instance i on i.sop_uid ="
                        + " r.sop_uid join archive_series s on s.series_uid = i.series_uid where"
                        + " s.study_uid = ? order by r.sop_uid",
                row -> row.text("text"),
                studyUID);
    }

    /** Deletes the texts of an item of the trash, but those of objects that came in again. */
    static void deleteTrashed(UnitOfWork unit, long item) {
        unit.update(
                "delete from archive_report where sop_uid in (select sop_uid from"
                        + " archive_trashed_instance where trash = ?) and sop_uid not in (select"
                        + " sop_uid from archive_instance)",
                item);
    }
}
