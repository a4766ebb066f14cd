package org.meridian.archive.internal.quality;

import org.meridian.archive.internal.Tables;
import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.archive.quality.SourceKey;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.store.UnitOfWork;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Files what the rules say of a series' objects, in the unit of work that stores or examines them.
 * An issue is filed once, however many objects and series show it, and what a person decided about
 * it stays. Safe for all threads.
 */
public final class Filing {
    /** Of issues that nobody decided about. */
    public static final String OPEN = "state in ('OPEN', 'LATER')";

    /** A day without a study date, or with an impossible one, tells nothing of when it came. */
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    /** Rules on two persons. */
    public static final Set<Rule> PAIRS =
            Set.of(
                    Rule.SAME_ID_OTHER_PERSON,
                    Rule.SAME_PERSON_OTHER_ID,
                    Rule.NAME_MISTYPED,
                    Rule.PATIENT_ID_MISTYPED);

    private final PersonRules persons = new PersonRules();

    /**
     * Whose and what the objects are.
     *
     * @param patient as the rows have them now
     * @param fresh whether the person is new, or known by more than before
     * @param whole whether these are all objects of the series
     */
    public record Filed(
            Patient patient,
            String studyUID,
            String seriesUID,
            String modality,
            Optional<LocalDate> studyDate,
            boolean fresh,
            boolean whole) {}

    /** Files them; the rows of the patient, the study and the series are there. */
    public void file(UnitOfWork unit, Filed filed, List<Examination> objects, LocalDate today) {
        long source = source(unit, objects.get(0).source());
        boolean known = series(unit, filed, source, today);
        Set<Remark> remarks = new LinkedHashSet<>();
        objects.forEach(object -> remarks.addAll(object.remarks()));
        if (filed.whole()) {
            SliceRules.check(objects.stream().map(Examination::slice).toList())
                    .ifPresent(remarks::add);
        }
        numbers(unit, filed).ifPresent(remarks::add);
        if (filed.fresh()) {
            remarks.addAll(persons.check(unit, filed.patient()));
        }
        List<Long> issues = new ArrayList<>();
        for (Remark remark : remarks) {
            if (!settled(unit, filed, remark) && !mirrored(unit, filed, remark)) {
                issues.add(file(unit, filed, remark));
            }
        }
        if (filed.fresh()) {
            filled(unit, filed.patient());
        }
        if (filed.whole() && known) {
            forget(unit, filed.seriesUID(), issues);
        }
    }

    /** Files one remark on a stored series. */
    public long file(UnitOfWork unit, Filed filed, Remark remark) {
        String record = record(filed, remark.rule());
        if (remark.rule() == Rule.SLICES_MISSING || remark.rule() == Rule.NUMBERS_MISSING) {
            unit.update(
                    "delete from quality_issue where record = ? and rule = ? and found <> ? and "
                            + OPEN,
                    record,
                    remark.rule().name(),
                    remark.found());
        }
        long issue =
                unit.first(
                                "select issue from quality_issue where record = ? and rule = ? and"
                                        + " attribute = ? and found = ?",
                                row -> row.number("issue"),
                                record,
                                remark.rule().name(),
                                remark.attribute(),
                                remark.found())
                        .orElseGet(() -> insert(unit, filed, record, remark));
        boolean shown =
                unit.first(
                                "select issue from quality_shown where issue = ? and series_uid ="
                                        + " ?",
                                row -> row.number("issue"),
                                issue,
                                filed.seriesUID())
                        .isPresent();
        if (!shown) {
            unit.update("insert into quality_shown values (?, ?)", issue, filed.seriesUID());
        }
        return issue;
    }

    /** Files what is said of a part of a monitor's session, which counts for its first day. */
    public void session(
            UnitOfWork unit, Filed filed, SourceKey device, List<Remark> remarks, LocalDate day) {
        series(unit, filed, source(unit, device), day);
        unit.update(
                "update quality_series set patient = ? where series_uid = ?",
                filed.patient().key().value(),
                filed.seriesUID());
        remarks.forEach(remark -> file(unit, filed, remark));
    }

    /** Files that another object came with the UID of a stored one. */
    public long twice(UnitOfWork unit, Instance stored) {
        Series series = Tables.oneSeries(unit, stored.seriesInstanceUID()).orElseThrow();
        return file(
                unit,
                new Filed(
                        Tables.patient(unit, stored.patient()).orElseThrow(),
                        series.studyInstanceUID(),
                        series.seriesInstanceUID(),
                        series.modality(),
                        Optional.empty(),
                        false,
                        false),
                new Remark(Rule.UID_TWICE, "SOPInstanceUID", stored.sopInstanceUID(), ""));
    }

    private static long insert(UnitOfWork unit, Filed filed, String record, Remark remark) {
        long issue = unit.next("quality_issue_number");
        unit.update(
                "insert into quality_issue (issue, rule, severity, record, patient, attribute,"
                        + " found, suggestion, state, mended_from, mended_to, reason, actor)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', '', '', '', '')",
                issue,
                remark.rule().name(),
                remark.rule().severity().ordinal(),
                record,
                filed.patient().key().value(),
                remark.attribute(),
                remark.found(),
                remark.suggestion());
        return issue;
    }

    private static String record(Filed filed, Rule rule) {
        return switch (rule.level()) {
            case PATIENT -> filed.patient().key().toString();
            case STUDY -> filed.studyUID();
            case SERIES, SESSION -> filed.seriesUID();
        };
    }

    private static long source(UnitOfWork unit, SourceKey key) {
        return unit.first(
                        "select source from quality_source where station = ? and manufacturer = ?"
                                + " and model = ? and institution = ? and entity = ?",
                        row -> row.number("source"),
                        key.stationName(),
                        key.manufacturer(),
                        key.model(),
                        key.institution(),
                        key.applicationEntity())
                .orElseGet(
                        () -> {
                            long source = unit.next("quality_source_number");
                            unit.update(
                                    "insert into quality_source values (?, ?, ?, ?, ?, ?)",
                                    source,
                                    key.stationName(),
                                    key.manufacturer(),
                                    key.model(),
                                    key.institution(),
                                    key.applicationEntity());
                            return source;
                        });
    }

    /** Notes that it was examined; says whether it was before. */
    private static boolean series(UnitOfWork unit, Filed filed, long source, LocalDate today) {
        LocalDate day =
                filed.studyDate()
                        .filter(date -> !date.isBefore(EARLIEST) && !date.isAfter(today))
                        .orElse(today);
        int known =
                unit.update(
                        "update quality_series set rules = ?, counted_on = ?, trash = null where"
                                + " series_uid = ?",
                        Examiner.RULES,
                        day,
                        filed.seriesUID());
        if (known == 0) {
            unit.update(
                    "insert into quality_series (series_uid, source, counted_on, rules) values (?,"
                            + " ?, ?, ?)",
                    filed.seriesUID(),
                    source,
                    day,
                    Examiner.RULES);
        }
        return known > 0;
    }

    private static Optional<Remark> numbers(UnitOfWork unit, Filed filed) {
        return unit.query(
                        "select min(instance_number) as least, max(instance_number) as most,"
                                + " count(distinct instance_number) as different from"
                                + " archive_instance where series_uid = ?",
                        row ->
                                SliceRules.numbers(
                                        filed.modality(),
                                        row.integer("least"),
                                        row.integer("most"),
                                        row.number("different")),
                        filed.seriesUID())
                .get(0);
    }

    /** Whether the rows have what a file lacks, from another file or because a person set it. */
    private static boolean settled(UnitOfWork unit, Filed filed, Remark remark) {
        Optional<MendTarget> target = MendTarget.of(remark.rule().level(), remark.attribute());
        if (target.isEmpty() || !remark.found().isEmpty() && remark.suggestion().isEmpty()) {
            return false;
        }
        String standing = target.get().read(unit, record(filed, remark.rule()));
        return remark.found().isEmpty()
                ? !standing.isEmpty()
                : standing.equals(remark.suggestion());
    }

    /** Whether the same is said of the other one of two persons already. */
    private static boolean mirrored(UnitOfWork unit, Filed filed, Remark remark) {
        return PAIRS.contains(remark.rule())
                && unit.first(
                                "select issue from quality_issue where rule = ? and found = ? and"
                                        + " suggestion = ? and record <> ?",
                                row -> row.number("issue"),
                                remark.rule().name(),
                                remark.suggestion(),
                                remark.found(),
                                record(filed, remark.rule()))
                        .isPresent();
    }

    /** What was missing of a person and is there now, because another file had it. */
    private static void filled(UnitOfWork unit, Patient patient) {
        List<String> there = new ArrayList<>();
        if (patient.birthDate().isPresent()) {
            there.add(Rule.NO_BIRTH_DATE.name());
        }
        if (!patient.sex().isEmpty()) {
            there.add(Rule.NO_SEX.name());
        }
        if (!patient.name().toDicom().isEmpty()) {
            there.add(Rule.NO_NAME.name());
        }
        if (!there.isEmpty()) {
            unit.update(
                    "delete from quality_issue where record = ? and "
                            + OPEN
                            + " and rule in ('"
                            + String.join("', '", there)
                            + "')",
                    patient.key().toString());
        }
    }

    /** What a whole series no longer shows, and nobody decided about. */
    private static void forget(UnitOfWork unit, String seriesUID, List<Long> issues) {
        String others =
                issues.isEmpty()
                        ? ""
                        : issues.stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", ", " and issue not in (", ")"));
        List<Long> gone =
                unit.query(
                        "select issue from quality_shown where series_uid = ?"
                                + others
                                + " and issue in (select issue from quality_issue where "
                                + OPEN
                                + " and rule not in ('UID_TWICE'))",
                        row -> row.number("issue"),
                        seriesUID);
        for (long issue : gone) {
            unit.update(
                    "delete from quality_shown where issue = ? and series_uid = ?",
                    issue,
                    seriesUID);
            unit.update(
                    "delete from quality_issue where issue = ? and not exists (select 1 from"
                            + " quality_shown where issue = ?)",
                    issue,
                    issue);
        }
    }
}
