package org.meridian.archive.internal.merge;

import org.meridian.archive.internal.quality.Filing;
import org.meridian.archive.merge.Merge;
import org.meridian.archive.quality.Rule;
import org.meridian.core.record.Patient;
import org.meridian.core.store.UnitOfWork;

import java.time.LocalDate;
import java.util.stream.Collectors;

/** What the list to mend says of two records: settled by their merge, open again without it. */
final class PairIssues {
    private static final String PAIRS =
            Filing.PAIRS.stream().map(Rule::name).collect(Collectors.joining("', '", "('", "')"));

    private PairIssues() {}

    /** Settles what is said of one person's records against the other's. */
    static void settle(UnitOfWork unit, Merge merge, Patient one, Patient other) {
        for (Patient first : one.records()) {
            for (Patient second : other.records()) {
                settled(unit, merge, first, second);
                settled(unit, merge, second, first);
            }
        }
    }

    private static void settled(UnitOfWork unit, Merge merge, Patient of, Patient against) {
        unit.update(
                "update quality_issue set state = 'ACCEPTED', reason = ?, actor = ?, decided = ?,"
                        + " merge_number = ? where record = ? and "
                        + Filing.OPEN
                        + " and rule in "
                        + PAIRS
                        + " and suggestion in (?, ?, ?)",
                merge.reason(),
                merge.by(),
                merge.time(),
                merge.number(),
                of.key().toString(),
                against.patientID(),
                against.name().toDicom(),
                against.birthDate().map(LocalDate::toString).orElse(""));
    }

    /** Has them open again when the merge is taken back. */
    static void open(UnitOfWork unit, long merge) {
        unit.update(
                "update quality_issue set state = 'OPEN', reason = '', actor = '', decided = null,"
                        + " merge_number = null where merge_number = ? and state = 'ACCEPTED'",
                merge);
    }
}
