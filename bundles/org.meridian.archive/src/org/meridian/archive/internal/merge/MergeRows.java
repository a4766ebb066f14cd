package org.meridian.archive.internal.merge;

import org.meridian.archive.internal.Tables;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Persons.Person;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        PatientKey lead = record;
        Optional<Edge> up = edge(reads, "where m.record = ?", lead);
        while (up.isPresent()) {
            lead = up.get().lead();
            up = edge(reads, "where m.record = ?", lead);
        }
        List<PatientKey> records = new ArrayList<>(List.of(lead));
        Instant since = Instant.EPOCH;
        for (int i = 0; i < records.size(); i++) {
            for (Edge edge : edges(reads, "where m.lead = ? order by m.number", records.get(i))) {
                records.add(edge.record());
                since = edge.time().isAfter(since) ? edge.time() : since;
            }
        }
        return new Person(lead, records, since);
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

    /** Persons in the order of their leading records among these. */
    public static List<Patient> persons(Reads reads, List<Patient> records) {
        if (nobody(reads)) {
            return records;
        }
        Map<PatientKey, PatientKey> leads = new HashMap<>();
        edges(reads, "order by m.number").forEach(e -> leads.put(e.record(), e.lead()));
        return records.stream()
                .filter(r -> !leads.containsKey(r.key()))
                .map(r -> leads.containsValue(r.key()) ? patient(reads, r.key()).orElse(r) : r)
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
