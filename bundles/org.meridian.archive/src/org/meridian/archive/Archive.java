package org.meridian.archive;

import org.meridian.archive.internal.NamedObject;
import org.meridian.archive.internal.StudyIndex;
import org.meridian.archive.internal.StudyTimeline;
import org.meridian.archive.internal.Tables;
import org.meridian.archive.internal.merge.MergeRows;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.IndexContributor;
import org.meridian.core.store.PatientDirectory;
import org.meridian.core.store.Persons;
import org.meridian.core.store.Reads;
import org.meridian.core.store.SchemaPart;
import org.meridian.core.store.StudyDirectory;
import org.meridian.core.store.TimelineContributor;
import org.meridian.store.BlobReferences;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The reading side of the archive. Lists over all patients want a grant for all, everything else
 * one for the patient; what the grant does not cover fails with its code before anything is told.
 * Safe for all threads.
 */
public final class Archive {
    private final Database database;
    private final BlobStore blobs;

    public Archive(Database database, BlobStore blobs) {
        this.database = database;
        this.blobs = blobs;
    }

    /** The archive's tables. */
    public static SchemaPart schema() {
        return Tables.SCHEMA;
    }

    /** Where the archive's rows name blobs. */
    public static BlobReferences blobReferences() {
        return new BlobReferences(
                "select blob_name, patient, sop_uid from archive_instance union all"
                        + " select blob_name, patient, sop_uid from archive_trashed_instance");
    }

    /** Which records are one person's. */
    public static Persons persons() {
        return MergeRows::person;
    }

    /** All records that merges bind to one, this one first, be they there or in the trash. */
    public static List<PatientKey> boundTo(Reads reads, PatientKey record) {
        return List.copyOf(MergeRows.bound(reads, record));
    }

    /** Whose a record is, with all records of the person; only persons who are there. */
    public static PatientDirectory personDirectory() {
        return MergeRows::patient;
    }

    /** Whom a key names, for rooms that keep no names; persons in the trash too. */
    public static PatientDirectory patientDirectory() {
        return Tables::person;
    }

    /** What a study is, for rooms whose records belong to one. */
    public static StudyDirectory studyDirectory() {
        return StudyIndex::described;
    }

    /** Studies as the search index sees them; their kind is {@code study}, their key the UID. */
    public static IndexContributor indexContributor() {
        return new StudyIndex();
    }

    /** Studies as lines of a timeline. */
    public static TimelineContributor timelineContributor() {
        return new StudyTimeline();
    }

    /** All persons by name. */
    public List<Patient> patients(Grant grant) {
        grant.requireAll(Purpose.TREATMENT);
        return database.read(
                reads ->
                        MergeRows.persons(
                                reads,
                                Tables.patients(
                                        reads, "order by alphabetic, ideographic, patient_id")));
    }

    /** The person whose record this is. */
    public Optional<Patient> patient(Grant grant, PatientKey key) {
        grant.require(Purpose.TREATMENT, key);
        return database.read(reads -> MergeRows.patient(reads, key));
    }

    /** The keys of all records of the person whose record this is; tells of nobody. */
    public List<PatientKey> records(PatientKey key) {
        return database.read(reads -> MergeRows.person(reads, key)).records();
    }

    /** The persons with this patient ID in one of their records, whatever its issuer. */
    public List<Patient> patientsWithID(Grant grant, String patientID) {
        grant.requireAll(Purpose.TREATMENT);
        return database.read(
                reads ->
                        Tables.patients(reads, "where patient_id = ? order by patient", patientID)
                                .stream()
                                .flatMap(p -> MergeRows.patient(reads, p.key()).stream())
                                .distinct()
                                .toList());
    }

    /** Persons whose patient ID is that of another person with another name or birth date. */
    public List<Patient> conflicts(Grant grant) {
        grant.requireAll(Purpose.TREATMENT);
        return database.read(
                reads -> Tables.patients(reads, "where conflict = 1 order by patient_id, patient"));
    }

    /** All studies, newest first. */
    public List<Study> studies(Grant grant) {
        grant.requireAll(Purpose.TREATMENT);
        return database.read(reads -> Tables.studies(reads, ""));
    }

    /** A person's studies, newest first, each with the key of the record it is filed in. */
    public List<Study> studies(Grant grant, PatientKey patient) {
        return database.read(
                reads -> {
                    List<PatientKey> records = MergeRows.person(reads, patient).records();
                    records.forEach(r -> grant.require(Purpose.TREATMENT, r));
                    return Tables.studies(
                            reads,
                            "where patient in (" + "?, ".repeat(records.size() - 1) + "?)",
                            records.stream().map(PatientKey::value).toArray());
                });
    }

    /** Series of a study by their number; none for an unknown study. */
    public List<Series> series(Grant grant, String studyInstanceUID) {
        return database.read(
                reads -> {
                    List<Series> series = Tables.series(reads, studyInstanceUID);
                    series.forEach(s -> grant.require(Purpose.TREATMENT, s.patient()));
                    return series;
                });
    }

    /** Instances of a series by their number; none for an unknown series. */
    public List<Instance> instances(Grant grant, String seriesInstanceUID) {
        return database.read(
                reads -> {
                    List<Instance> instances = Tables.instances(reads, seriesInstanceUID);
                    instances.forEach(i -> grant.require(Purpose.TREATMENT, i.patient()));
                    return instances;
                });
    }

    /**
     * The stored Part 10 file, to be closed by the caller. Where it turns out to be damaged,
     * reading it fails with {@link ArchiveError#DAMAGED_OBJECT}.
     */
    public ByteSource open(Grant grant, Instance instance) {
        grant.require(Purpose.TREATMENT, instance.patient());
        try {
            return NamedObject.open(
                    database, instance, () -> blobs.open(instance.patient(), instance.blob()));
        } catch (IOException e) {
            throw new MeridianException(e, ArchiveError.UNREADABLE);
        }
    }

    /**
     * What a UID of a study, a series or an instance names.
     *
     * @throws MeridianException {@link ArchiveError#NOT_FOUND}
     */
    public Located locate(Grant grant, String uid) {
        Located located =
                database.read(reads -> find(reads, uid))
                        .orElseThrow(() -> new MeridianException(ArchiveError.NOT_FOUND, uid));
        grant.require(Purpose.TREATMENT, located.patient());
        return located;
    }

    private static Optional<Located> find(Reads reads, String uid) {
        Optional<Located> study = Tables.study(reads, uid).map(Located.OfStudy::new);
        if (study.isPresent()) {
            return study;
        }
        Optional<Located> series = Tables.oneSeries(reads, uid).map(Located.OfSeries::new);
        return series.isPresent()
                ? series
                : Tables.instance(reads, uid).map(Located.OfInstance::new);
    }

    /** What a UID names. */
    public sealed interface Located {
        /** Whose it is. */
        PatientKey patient();

        record OfStudy(Study study) implements Located {
            @Override
            public PatientKey patient() {
                return study.patient();
            }
        }

        record OfSeries(Series series) implements Located {
            @Override
            public PatientKey patient() {
                return series.patient();
            }
        }

        record OfInstance(Instance instance) implements Located {
            @Override
            public PatientKey patient() {
                return instance.patient();
            }
        }
    }
}
