package org.meridian.archive.internal;

import org.meridian.archive.internal.quality.Examination;
import org.meridian.archive.internal.quality.Examiner;
import org.meridian.archive.internal.quality.Filing;
import org.meridian.archive.internal.quality.IssueRows;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Series;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;
import org.meridian.dicom.DicomReader;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds the stored objects of one series to the rules. */
public final class SeriesExamination {
    private final Database database;
    private final BlobStore blobs;
    private final Filing filing;
    private final LocalDate today;

    public SeriesExamination(Database database, BlobStore blobs, Filing filing, LocalDate today) {
        this.database = database;
        this.blobs = blobs;
        this.filing = filing;
        this.today = today;
    }

    /**
     * Examines a series.
     *
     * @return whether all its objects could be read; otherwise nothing is said of it
     */
    public boolean run(String seriesUID) {
        List<Instance> instances = database.read(reads -> Tables.instances(reads, seriesUID));
        if (instances.isEmpty()) {
            return true;
        }
        Series series = database.read(reads -> Tables.oneSeries(reads, seriesUID)).orElseThrow();
        Map<String, String> mended =
                database.read(
                        reads ->
                                IssueRows.mended(
                                        reads,
                                        List.of(
                                                series.patient().toString(),
                                                series.studyInstanceUID(),
                                                seriesUID)));
        Examiner examiner = new Examiner(today);
        List<Examination> examined = new ArrayList<>();
        for (Instance instance : instances) {
            try (ByteSource source = blobs.open(instance.patient(), instance.blob())) {
                examined.add(examiner.examine(DicomReader.read(source), mended));
            } catch (IOException | MeridianException e) {
                // the archive's own check names what is damaged
                return false;
            }
        }
        database.write(
                unit -> {
                    Tables.study(unit, series.studyInstanceUID())
                            .ifPresent(
                                    study ->
                                            filing.file(
                                                    unit,
                                                    new Filing.Filed(
                                                            Tables.patient(unit, study.patient())
                                                                    .orElseThrow(),
                                                            study.studyInstanceUID(),
                                                            seriesUID,
                                                            series.modality(),
                                                            study.studyDate(),
                                                            true,
                                                            true),
                                                    examined,
                                                    today));
                    return seriesUID;
                });
        return true;
    }
}
