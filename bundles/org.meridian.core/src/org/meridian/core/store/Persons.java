package org.meridian.core.store;

import org.meridian.core.record.PatientKey;

import java.time.Instant;
import java.util.List;

/**
 * Which records of the archive are one person's, because somebody merged them: the archive
 * implements it. Every record keeps its key, its data key and all that hangs on it.
 */
@FunctionalInterface
public interface Persons {
    /** Nobody was merged. */
    Persons UNMERGED = (reads, record) -> new Person(record, List.of(record), Instant.EPOCH);

    /** The person whose record this is. */
    Person of(Reads reads, PatientKey record);

    /**
     * One person.
     *
     * @param lead the record whose name and patient ID stand for the person
     * @param records all of them, the leading one first
     * @param since when the newest of them was merged; the epoch where there is one record
     */
    record Person(PatientKey lead, List<PatientKey> records, Instant since) {
        public Person {
            records = List.copyOf(records);
        }
    }
}
