package org.meridian.archive.internal.merge;

import org.meridian.archive.internal.Tables;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Persons.Person;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which records are one person's. Edges count between records that are there: one in the trash
 * takes no other with it out of sight, and is merged again when it comes back.
 */
public final class MergeRows {
    private static final String PRESENT =
            "select m.* from archive_merge m join archive_patient r on r.patient = m.record join"
                    + " archive_patient l on l.patient = m.lead ";

    private MergeRows() {}

    /** One merge as it stands in its row. */
    record Edge(
            long number,
            PatientKey record,
            PatientKey lead,
            String reason,
            String actor,
            Instant time) {}

    /** The person whose record this is. */
    public static Person person(Reads reads, PatientKey record) {
        if (nobody(reads)) {
            return new Person(record, List.of(record), Instant.EPOCH);
        }
        PatientKey lead = lead(reads, record);
        List<Edge> below =
                below(lead, key -> edges(reads, "where m.lead = ? order by m.number", key));
        return new Person(
                lead,
                Stream.concat(Stream.of(lead), below.stream().map(Edge::record)).toList(),
                below.stream()
                        .map(Edge::time)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH));
    }

    private static PatientKey lead(Reads reads, PatientKey record) {
        PatientKey lead = record;
        Optional<Edge> up = edge(reads, "where m.record = ?", lead);
        while (up.isPresent()) {
            lead = up.get().lead();
            up = edge(reads, "where m.record = ?", lead);
        }
        return lead;
    }

    /** Everything that was merged into a record, the nearer ones first. */
    private static List<Edge> below(PatientKey lead, Function<PatientKey, List<Edge>> into) {
        List<Edge> below = new ArrayList<>(into.apply(lead));
        for (int i = 0; i < below.size(); i++) {
            below.addAll(into.apply(below.get(i).record()));
        }
        return below;
    }

    /** The person with the records that were merged; empty where no record of them is there. */
    public static Optional<Patient> patient(Reads reads, PatientKey record) {
        Person person = person(reads, record);
        return Tables.patient(reads, person.lead())
                .map(
                        lead ->
                                lead.with(
                                        person.records().stream()
                                                .skip(1)
                                                .flatMap(r -> Tables.patient(reads, r).stream())
                                                .toList()));
    }

    /**
     * Persons in the order of their leading records.
     *
     * @param all the records that are there
     */
    public static List<Patient> persons(Reads reads, List<Patient> all) {
        List<Edge> edges = edges(reads, "order by m.number");
        if (edges.isEmpty()) {
            return all;
        }
        Map<PatientKey, List<Edge>> into =
                edges.stream().collect(Collectors.groupingBy(Edge::lead));
        Set<PatientKey> merged = edges.stream().map(Edge::record).collect(Collectors.toSet());
        Map<PatientKey, Patient> records =
                all.stream().collect(Collectors.toMap(Patient::key, Function.identity()));
        return all.stream()
                .filter(record -> !merged.contains(record.key()))
                .map(
                        lead ->
                                lead.with(
                                        below(lead.key(), key -> into.getOrDefault(key, List.of()))
                                                .stream()
                                                .map(Edge::record)
                                                // one may have come since these were read
                                                .filter(records::containsKey)
                                                .map(records::get)
                                                .toList()))
                .toList();
    }

    /** All records that merges bind to one, be they there or in the trash. */
    public static Set<PatientKey> bound(Reads reads, PatientKey record) {
        Set<PatientKey> bound = new LinkedHashSet<>(Set.of(record));
        List<PatientKey> open = new ArrayList<>(bound);
        for (int i = 0; i < open.size(); i++) {
            PatientKey one = open.get(i);
            reads
                    .query(
                            "select * from archive_merge where record = ? or lead = ?"
                                    + " order by number",
                            MergeRows::edge,
                            one.value(),
                            one.value())
                    .stream()
                    .map(e -> e.record().equals(one) ? e.lead() : e.record())
                    .filter(bound::add)
                    .forEach(open::add);
        }
        return bound;
    }

    /** All merges of records that are there, the newest first. */
    static List<Edge> all(Reads reads) {
        return edges(reads, "order by m.number desc");
    }

    static Optional<Edge> find(Reads reads, long number) {
        return reads.first(PRESENT + "where m.number = ?", MergeRows::edge, number);
    }

    /** Most archives have no merge, and need no more than this to know it. */
    private static boolean nobody(Reads reads) {
        return reads.first("select number from archive_merge limit 1", row -> true).isEmpty();
    }

    private static Optional<Edge> edge(Reads reads, String where, PatientKey key) {
        return edges(reads, where, key).stream().findFirst();
    }

    private static List<Edge> edges(Reads reads, String where, PatientKey... keys) {
        Object[] values = new Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            values[i] = keys[i].value();
        }
        return reads.query(PRESENT + where, MergeRows::edge, values);
    }

    private static Edge edge(Row row) {
        return new Edge(
                row.number("number"),
                new PatientKey(row.uuid("record")),
                new PatientKey(row.uuid("lead")),
                row.text("reason"),
                row.text("actor"),
                row.instant("merged"));
    }
}
