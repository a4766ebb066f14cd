package org.meridian.archive.internal.quality;

import org.meridian.archive.internal.Tables;
import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.Issue.State;
import org.meridian.archive.quality.IssueFilter;
import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How rows become issues. */
public final class IssueRows {
    private static final String SHOWN =
            " exists (select 1 from quality_shown h join quality_series q on q.series_uid ="
                    + " h.series_uid where h.issue = i.issue and q.trash is null";

    private IssueRows() {}

    /** Issues by severity, then number. */
    public static List<Issue> list(Reads reads, IssueFilter filter) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder where = new StringBuilder("where").append(SHOWN);
        filter.source()
                .ifPresent(
                        source -> {
                            where.append(" and q.source = ?");
                            parameters.add(source);
                        });
        where.append(')');
        filter.rule()
                .ifPresent(
                        rule -> {
                            where.append(" and i.rule = ?");
                            parameters.add(rule.name());
                        });
        where.append(
                filter.states().stream()
                        .map(state -> "'" + state + "'")
                        .collect(Collectors.joining(", ", " and i.state in (", ")")));
        return read(
                reads,
                where
                        + " order by i.severity desc, i.issue fetch first "
                        + filter.limit()
                        + " rows only",
                parameters.toArray());
    }

    /** One issue; none where it is gone, or all that showed it. */
    public static Optional<Issue> find(Reads reads, long number) {
        return read(reads, "where i.issue = ? and" + SHOWN + ")", number).stream().findFirst();
    }

    /** What persons set in the rows of a patient, a study or a series, by the attribute. */
    public static Map<String, String> mended(Reads reads, List<String> records) {
        Map<String, String> mended = new HashMap<>();
        for (String record : records) {
            reads.query(
                            "select attribute, mended_to from quality_issue where record = ? and"
                                    + " state = 'MENDED' order by decided",
                            row -> Map.entry(row.text("attribute"), row.text("mended_to")),
                            record)
                    .forEach(entry -> mended.put(entry.getKey(), entry.getValue()));
        }
        return mended;
    }

    private static List<Issue> read(Reads reads, String where, Object... parameters) {
        return reads
                .query("select i.* from quality_issue i " + where, IssueRows::part, parameters)
                .stream()
                .map(part -> whole(reads, part))
                .toList();
    }

    private record Part(
            long number, String record, PatientKey patient, Remark remark, Issue.Decision made) {}

    private static Part part(Row row) {
        return new Part(
                row.number("issue"),
                row.text("record"),
                new PatientKey(row.uuid("patient")),
                new Remark(
                        Rule.valueOf(row.text("rule")),
                        row.text("attribute"),
                        row.text("found"),
                        row.text("suggestion")),
                new Issue.Decision(
                        State.valueOf(row.text("state")),
                        row.text("mended_from"),
                        row.text("mended_to"),
                        row.text("reason"),
                        row.text("actor"),
                        row.isNull("decided")
                                ? Optional.empty()
                                : Optional.of(row.instant("decided"))));
    }

    private static Issue whole(Reads reads, Part part) {
        return reads.query(
                        "select count(*) as series, min(h.series_uid) as one, min(q.source) as"
                                + " source from quality_shown h join quality_series q on"
                                + " q.series_uid = h.series_uid where h.issue = ? and q.trash is"
                                + " null",
                        row ->
                                new Issue(
                                        part.number,
                                        part.record,
                                        Tables.patient(reads, part.patient).orElseThrow(),
                                        part.remark,
                                        MendTarget.of(
                                                        part.remark.rule().level(),
                                                        part.remark.attribute())
                                                .isPresent(),
                                        (int) row.number("series"),
                                        row.text("one"),
                                        row.number("source"),
                                        part.made),
                        part.number)
                .get(0);
    }
}
