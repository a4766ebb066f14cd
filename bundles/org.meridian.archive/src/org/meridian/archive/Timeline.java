package org.meridian.archive;

import org.meridian.archive.internal.merge.MergeRows;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.TimelineEntry;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.Reads;
import org.meridian.core.store.TimelineContributor;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A patient's timeline, put together from what every room contributes. Safe for all threads. */
public final class Timeline {
    private final Database database;
    private final List<TimelineContributor> contributors;

    public Timeline(Database database, List<TimelineContributor> contributors) {
        this.database = database;
        this.contributors = List.copyOf(contributors);
    }

    /** All lines from one consistent view, newest first. */
    public List<TimelineEntry> entries(Grant grant, PatientKey patient) {
        grant.require(Purpose.TREATMENT, patient);
        return database.read(
                reads ->
                        MergeRows.person(reads, patient).records().stream()
                                .flatMap(record -> entries(reads, grant, record))
                                .sorted(
                                        Comparator.comparing(TimelineEntry::time)
                                                .reversed()
                                                .thenComparing(TimelineEntry::kind)
                                                .thenComparing(TimelineEntry::key))
                                .toList());
    }

    private Stream<TimelineEntry> entries(Reads reads, Grant grant, PatientKey record) {
        return contributors.stream().flatMap(c -> c.timeline(reads, grant, record).stream());
    }
}
