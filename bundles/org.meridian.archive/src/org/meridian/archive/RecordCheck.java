package org.meridian.archive;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;
import org.meridian.core.store.Row;
import org.meridian.core.text.Texts;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Tag;
import org.meridian.store.Fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Holds the rows of the archive against the files they stand for. */
public final class RecordCheck {
    private static final String ROWS =
            "select i.sop_uid, i.series_uid, s.study_uid, i.patient, i.sop_class, i.blob_name from"
                    + " archive_instance i join archive_series s on s.series_uid = i.series_uid"
                    + " order by i.sop_uid";

    private final Database database;
    private final BlobStore blobs;

    private record Stored(
            String sop,
            String series,
            String study,
            String sopClass,
            PatientKey patient,
            BlobId blob) {}

    public RecordCheck(Database database, BlobStore blobs) {
        this.database = database;
        this.blobs = blobs;
    }

    /**
     * Reads every object's header.
     *
     * @return objects whose file says other UIDs than their rows; a file that cannot be read is for
     *     the store to name
     */
    public List<Fault> faults(Progress progress) {
        List<Stored> all = database.read(reads -> reads.query(ROWS, RecordCheck::stored));
        progress.begin(Texts.of(RecordCheck.class).get("check.task"), all.size());
        List<Fault> faults = new ArrayList<>();
        for (Stored stored : all) {
            progress.checkCancelled();
            if (!agrees(stored)) {
                faults.add(new Fault(ArchiveError.ROW_DIFFERS, stored.sop(), ""));
            }
            progress.worked(1);
        }
        return faults;
    }

    private boolean agrees(Stored stored) {
        try (ByteSource source = blobs.open(stored.patient(), stored.blob())) {
            Dataset data = DicomReader.readHeader(source).dataset();
            return data.text(Tag.SOPInstanceUID).equals(stored.sop())
                    && data.text(Tag.SOPClassUID).equals(stored.sopClass())
                    && data.text(Tag.SeriesInstanceUID).equals(stored.series())
                    && data.text(Tag.StudyInstanceUID).equals(stored.study());
        } catch (IOException | MeridianException e) {
            return true;
        }
    }

    private static Stored stored(Row row) {
        return new Stored(
                row.text("sop_uid"),
                row.text("series_uid"),
                row.text("study_uid"),
                row.text("sop_class"),
                new PatientKey(row.uuid("patient")),
                new BlobId(row.text("blob_name")));
    }
}
