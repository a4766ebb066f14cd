package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.Archive;
import org.meridian.archive.Timeline;
import org.meridian.core.MeridianException;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.record.TimelineEntry;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who and what is in the archive. Lists that show names are ledger entries. Safe for all threads.
 */
public final class Library {
    private final Actor actor;
    private final Archive archive;
    private final Timeline timeline;

    Library(Actor actor, Archive archive, Timeline timeline) {
        this.actor = actor;
        this.archive = archive;
        this.timeline = timeline;
    }

    /** {@link #open} for one answer that is handed out. */
    public List<PatientStudies> patients(int limit) {
        return open(limit).handOut();
    }

    /** Persons with their studies, those with the newest study first, then those without one. */
    public OpenList<PatientStudies> open(int limit) {
        return new OpenList<>(
                actor,
                () -> read(limit),
                PatientStudies::patient,
                shown ->
                        LedgerEntry.of(actor.name(), LedgerEntry.Type.SEARCH)
                                .with("query", "*")
                                .with("persons", shown.size()));
    }

    private List<PatientStudies> read(int limit) {
        Grant grant = actor.grant(Operation.NAMES);
        Set<Patient> persons = new LinkedHashSet<>(archive.patients(grant));
        Map<PatientKey, Patient> owners = new HashMap<>();
        persons.forEach(p -> p.records().forEach(record -> owners.put(record.key(), p)));
        Map<Patient, List<Study>> studies = new LinkedHashMap<>();
        for (Study study : archive.studies(grant)) {
            studies.computeIfAbsent(owners.get(study.patient()), k -> new ArrayList<>()).add(study);
        }
        persons.removeAll(studies.keySet());
        List<PatientStudies> list = new ArrayList<>();
        studies.forEach((person, own) -> list.add(new PatientStudies(person, own)));
        persons.forEach(p -> list.add(new PatientStudies(p, List.of())));
        return list.stream().limit(limit).toList();
    }

    /** One person with their studies. */
    public PatientStudies patient(PatientKey key) {
        Grant grant = actor.grant(Operation.NAMES, key);
        Patient patient =
                archive.patient(grant, key)
                        .orElseThrow(
                                () ->
                                        new MeridianException(
                                                WorkflowError.NO_SUCH_PATIENT, key.toString()));
        return new PatientStudies(patient, archive.studies(grant, key));
    }

    /** The person with this patient ID or key; fails where there is none or more than one. */
    public Patient patientNamed(String idOrKey) {
        Grant grant = actor.grant(Operation.NAMES);
        List<Patient> found = new ArrayList<>(archive.patientsWithID(grant, idOrKey));
        if (found.isEmpty() && idOrKey.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            archive.patient(grant, PatientKey.of(idOrKey)).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            throw new MeridianException(WorkflowError.NO_SUCH_PATIENT, idOrKey);
        }
        if (found.size() > 1) {
            String keys =
                    found.stream().map(p -> p.key().toString()).collect(Collectors.joining(" "));
            throw new MeridianException(WorkflowError.SEVERAL_PATIENTS, idOrKey, keys);
        }
        return found.get(0);
    }

    /** A study's series by their number. */
    public List<Series> series(Study study) {
        return archive.series(
                actor.grant(Operation.NAMES, study.patient()), study.studyInstanceUID());
    }

    /** What happened to a patient, newest first. */
    public List<TimelineEntry> timeline(PatientKey patient) {
        List<TimelineEntry> all = timeline.entries(actor.grant(Operation.NAMES, patient), patient);
        return all.stream()
                .filter(Kinds.shownTo(o -> actor.may(o, patient), TimelineEntry::kind))
                .toList();
    }
}
