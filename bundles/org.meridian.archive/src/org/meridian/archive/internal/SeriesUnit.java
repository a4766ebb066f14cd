package org.meridian.archive.internal;

import org.meridian.archive.SeriesImported;
import org.meridian.archive.StudyImported;
import org.meridian.archive.internal.quality.Filing;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Patient;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.UnitOfWork;
import org.meridian.dicom.SpecificCharacterSet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The unit of work that makes the written files of one series part of the archive. */
final class SeriesUnit {
    private final String actor;
    private final Optional<SpecificCharacterSet> set;
    private final PatientMatch match;
    private final List<Written> files;
    private final Filing filing;
    private final LocalDate today;
    private final boolean lastOfStudy;

    /** A file whose blob is on the disk. */
    record Written(Header header, BlobId blob) {}

    /**
     * @param set that the texts were read in, whatever the files declare
     * @param files at least one
     * @param filing takes what the rules of quality say of them
     */
    SeriesUnit(
            String actor,
            Optional<SpecificCharacterSet> set,
            PatientMatch match,
            List<Written> files,
            Filing filing,
            LocalDate today,
            boolean lastOfStudy) {
        this.actor = actor;
        this.set = set;
        this.match = match;
        this.files = files;
        this.filing = filing;
        this.today = today;
        this.lastOfStudy = lastOfStudy;
    }

    /**
     * Writes all rows, the ledger entry and the index queue's rows; gives the number of damaged
     * objects whose place was taken, which the entry names.
     */
    int run(UnitOfWork unit) {
        Header first = files.getFirst().header();
        patient(unit);
        if (Tables.study(unit, first.study().uid()).isEmpty()) {
            study(unit, first.study());
        }
        boolean whole = Tables.oneSeries(unit, first.series().uid()).isEmpty();
        if (whole) {
            series(unit, first);
        }
        List<Instance> replaced =
                files.stream()
                        .map(file -> file.header().sopInstanceUID())
                        .flatMap(uid -> Tables.instance(unit, uid).stream())
                        .toList();
        replaced.forEach(
                old ->
                        unit.update(
                                "delete from archive_instance where sop_uid = ?",
                                old.sopInstanceUID()));
        files.forEach(file -> instance(unit, file));
        quality(unit, first, whole);
        unit.append(entry(first, replaced));
        unit.index(StudyIndex.KIND, first.study().uid());
        unit.afterCommit(
                new SeriesImported(
                        match.patient().key(),
                        first.study().uid(),
                        first.series().uid(),
                        files.size()));
        if (lastOfStudy) {
            unit.afterCommit(new StudyImported(match.patient().key(), first.study().uid()));
        }
        return replaced.size();
    }

    private void quality(UnitOfWork unit, Header first, boolean whole) {
        filing.file(
                unit,
                new Filing.Filed(
                        match.patient(),
                        first.study().uid(),
                        first.series().uid(),
                        first.series().modality(),
                        first.study().date(),
                        match.fresh() || match.completed(),
                        whole),
                files.stream().map(file -> file.header().examination()).toList(),
                today);
    }

    private LedgerEntry entry(Header first, List<Instance> replaced) {
        LedgerEntry entry =
                LedgerEntry.of(
                                actor,
                                LedgerEntry.Type.IMPORT,
                                match.patient().key(),
                                first.series().uid())
                        .with("studyInstanceUID", first.study().uid())
                        .with("instances", files.size())
                        .with(
                                "hash",
                                hash(
                                        files.stream()
                                                .map(
                                                        f ->
                                                                line(
                                                                        f.header().sopInstanceUID(),
                                                                        f.blob()))));
        if (set.isPresent()) {
            entry = entry.with("specificCharacterSet", set.get().toString());
        }
        if (!replaced.isEmpty()) {
            entry =
                    entry.with("replaced", replaced.size())
                            .with(
                                    "replacedHash",
                                    hash(
                                            replaced.stream()
                                                    .map(i -> line(i.sopInstanceUID(), i.blob()))));
        }
        return entry;
    }

    private void patient(UnitOfWork unit) {
        Patient p = match.patient();
        if (match.fresh()) {
            // whoever was in the trash is there again
            unit.update("delete from archive_trashed_patient where patient = ?", p.key().value());
            unit.update(
                    "insert into archive_patient (patient_id, issuer, alphabetic, ideographic,"
                            + " phonetic, birth_date, sex, conflict, patient)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    p.patientID(),
                    p.issuer(),
                    p.name().alphabetic(),
                    p.name().ideographic(),
                    p.name().phonetic(),
                    p.birthDate().orElse(null),
                    p.sex(),
                    match.conflict() ? 1 : 0,
                    p.key().value());
        } else if (match.completed()) {
            unit.update(
                    "update archive_patient set alphabetic = ?, ideographic = ?, phonetic = ?,"
                            + " birth_date = ?, sex = ? where patient = ?",
                    p.name().alphabetic(),
                    p.name().ideographic(),
                    p.name().phonetic(),
                    p.birthDate().orElse(null),
                    p.sex(),
                    p.key().value());
            PersonIndex.changed(unit, p.key());
        }
    }

    private void study(UnitOfWork unit, Header.StudyPart study) {
        unit.update(
                "insert into archive_study (study_uid, patient, study_date, study_time,"
                        + " description, accession, age) values (?, ?, ?, ?, ?, ?, ?)",
                study.uid(),
                match.patient().key().value(),
                study.date().orElse(null),
                study.time(),
                study.description(),
                study.accession(),
                study.age());
    }

    private void series(UnitOfWork unit, Header first) {
        Header.SeriesPart series = first.series();
        unit.update(
                "insert into archive_series (series_uid, study_uid, patient, modality,"
                        + " series_number, description, body_part) values (?, ?, ?, ?, ?, ?, ?)",
                series.uid(),
                first.study().uid(),
                match.patient().key().value(),
                series.modality(),
                series.number(),
                series.description(),
                series.bodyPart());
    }

    private void instance(UnitOfWork unit, Written file) {
        Header header = file.header();
        unit.update(
                "insert into archive_instance (sop_uid, series_uid, patient, sop_class,"
                        + " instance_number, frames, transfer_syntax, blob_name, size)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                header.sopInstanceUID(),
                header.series().uid(),
                match.patient().key().value(),
                header.sopClassUID(),
                header.instanceNumber(),
                header.frames(),
                header.transferSyntaxUID(),
                file.blob().value(),
                header.size());
        ReportRows.put(
                unit, match.patient().key().value(), header.sopInstanceUID(), header.report());
    }

    private static String line(String sopInstanceUID, BlobId blob) {
        return sopInstanceUID + ' ' + blob.value() + '\n';
    }

    /** SHA-256 over the lines "SOP Instance UID, space, blob", sorted, in hexadecimal. */
    private static String hash(Stream<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.sorted().forEach(line -> digest.update(line.getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
