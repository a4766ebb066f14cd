package org.meridian.archive.internal.merge;

import org.meridian.archive.internal.Tables;
import org.meridian.archive.internal.WrittenName;
import org.meridian.archive.merge.Duplicate;
import org.meridian.archive.merge.Merges;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Reads;
import org.meridian.core.text.Texts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the pairs of persons who are probably one. Records are compared where they share a birth
 * date, a patient ID, or a written name with the year or the day of birth: one typing error in a
 * date leaves one of these two as it is.
 */
public final class DuplicateSearch {
    /** What more records share is no sign of one person: a date that stands for "unknown". */
    private static final int MOST = 200;

    private final Reads reads;
    private final Progress progress;
    private final PairComparison comparison = new PairComparison();

    private record Pair(PatientKey one, PatientKey other) {
        static Pair of(PatientKey a, PatientKey b) {
            return a.toString().compareTo(b.toString()) < 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    public DuplicateSearch(Reads reads, Progress progress) {
        this.reads = reads;
        this.progress = progress;
    }

    /** The pairs, the most probable first. */
    public List<Duplicate> pairs() {
        List<Patient> records = Tables.patients(reads, "order by patient");
        Map<PatientKey, Patient> persons = new HashMap<>();
        MergeRows.persons(reads, records)
                .forEach(p -> p.records().forEach(r -> persons.put(r.key(), p)));
        Set<Pair> seen = distinct(persons);
        Map<Pair, Duplicate> found = new HashMap<>();
        Collection<List<Patient>> blocks = blocks(records);
        progress.begin(Texts.of(Merges.class).get("duplicates.task"), blocks.size());
        for (List<Patient> block : blocks) {
            progress.checkCancelled();
            for (int i = 0; i < block.size(); i++) {
                for (int j = i + 1; j < block.size(); j++) {
                    compare(block.get(i), block.get(j), persons, seen, found);
                }
            }
            progress.worked(1);
        }
        return found.values().stream()
                .sorted(
                        Comparator.comparingInt(Duplicate::score)
                                .reversed()
                                .thenComparing(d -> d.one().key().toString())
                                .thenComparing(d -> d.other().key().toString()))
                .toList();
    }

    /**
     * @param seen pairs of records that were compared, and of persons who are said to be two
     */
    private void compare(
            Patient one,
            Patient other,
            Map<PatientKey, Patient> persons,
            Set<Pair> seen,
            Map<Pair, Duplicate> found) {
        Patient first = persons.getOrDefault(one.key(), one);
        Patient second = persons.getOrDefault(other.key(), other);
        Pair pair = Pair.of(first.key(), second.key());
        if (first.equals(second) || !seen.add(Pair.of(one.key(), other.key()))) {
            return;
        }
        comparison
                .compare(one, other)
                .map(d -> d.of(first, second))
                .ifPresent(d -> found.merge(pair, d, (a, b) -> a.score() >= b.score() ? a : b));
    }

    /** Pairs that somebody said are two persons, with all their records. */
    private Set<Pair> distinct(Map<PatientKey, Patient> persons) {
        Set<Pair> distinct = new HashSet<>();
        reads
                .query(
                        "select one, other from archive_distinct",
                        row ->
                                new Pair(
                                        new PatientKey(row.uuid("one")),
                                        new PatientKey(row.uuid("other"))))
                .stream()
                .filter(p -> persons.containsKey(p.one) && persons.containsKey(p.other))
                .forEach(
                        p -> {
                            for (Patient one : persons.get(p.one).records()) {
                                for (Patient other : persons.get(p.other).records()) {
                                    distinct.add(Pair.of(one.key(), other.key()));
                                }
                            }
                        });
        return distinct;
    }

    private Collection<List<Patient>> blocks(List<Patient> records) {
        Map<String, List<Patient>> blocks = new HashMap<>();
        for (Patient record : records) {
            for (String sign : signs(record)) {
                blocks.computeIfAbsent(sign, k -> new ArrayList<>()).add(record);
            }
        }
        return blocks.values().stream().filter(b -> b.size() > 1 && b.size() <= MOST).toList();
    }

    private static List<String> signs(Patient record) {
        List<String> signs = new ArrayList<>();
        if (!record.patientID().isEmpty()) {
            signs.add("id " + record.patientID());
        }
        record.birthDate()
                .ifPresent(
                        day -> {
                            signs.add("born " + day);
                            for (String name : WrittenName.forms(record.name())) {
                                signs.add(name + ' ' + day.getYear());
                                signs.add(
                                        name
                                                + ' '
                                                + day.getMonthValue()
                                                + '-'
                                                + day.getDayOfMonth());
                            }
                        });
        return signs;
    }
}
