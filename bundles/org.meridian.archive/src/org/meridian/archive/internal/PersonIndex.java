package org.meridian.archive.internal;

import org.meridian.archive.internal.merge.MergeRows;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.UnitOfWork;

/** Tells the search index that what belongs to somebody is found by other names now. */
public final class PersonIndex {
    /** The kind of the index queue for a record; rooms tell what hangs on it as related. */
    private static final String KIND = "patient";

    private PersonIndex() {}

    /** A record's names or identifiers changed, or its person: all that is the person's. */
    public static void changed(UnitOfWork unit, PatientKey changed) {
        for (PatientKey record : MergeRows.person(unit, changed).records()) {
            Tables.studies(unit, "where patient = ?", record.value())
                    .forEach(study -> unit.index(StudyIndex.KIND, study.studyInstanceUID()));
            unit.index(KIND, record.toString());
        }
    }
}
