package org.meridian.archive.internal;

import org.meridian.core.record.PatientKey;
import org.meridian.core.store.UnitOfWork;

/** Tells the search index that what belongs to somebody is found by other names now. */
public final class PersonIndex {
    /** The kind of the index queue for a record; rooms tell what hangs on it as related. */
    private static final String KIND = "patient";

    private PersonIndex() {}

    /** Records whose names or identifiers, or whose person, changed. */
    public static void changed(UnitOfWork unit, Iterable<PatientKey> records) {
        for (PatientKey record : records) {
            Tables.studies(unit, "where patient = ?", record.value())
                    .forEach(study -> unit.index(StudyIndex.KIND, study.studyInstanceUID()));
            unit.index(KIND, record.toString());
        }
    }
}
