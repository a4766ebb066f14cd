package org.meridian.ui.archive;

import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.Issue.State;
import org.meridian.archive.quality.IssueFilter;
import org.meridian.archive.quality.Rule.Level;
import org.meridian.archive.quality.Rule.Severity;
import org.meridian.archive.quality.SourceScore;
import org.meridian.core.text.Texts;
import org.meridian.workflow.OpenList;
import org.meridian.workflow.Quality;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** The rows of the quality view and what they say. Free of SWT; for any thread. */
final class QualityModel {
    /** More rows than a person works through. */
    static final int LIMIT = 500;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private final Quality quality;
    private final Texts texts;

    /** What the view shows. */
    record Rows(List<SourceScore> sources, List<Issue> issues) {
        static final Rows NOTHING = new Rows(List.of(), List.of());
    }

    QualityModel(Quality quality, Texts texts) {
        this.quality = quality;
        this.texts = texts;
    }

    /**
     * The sources, and the issues of one or all; what is given reads the rows anew each time.
     *
     * @param decided whether to list what was decided as well
     */
    Supplier<Rows> open(Optional<Long> source, boolean decided) {
        Set<State> states = decided ? EnumSet.allOf(State.class) : IssueFilter.UNDECIDED;
        OpenList<Issue> issues =
                quality.open(new IssueFilter(source, Optional.empty(), states, LIMIT));
        return () -> new Rows(quality.scores(), issues.rows());
    }

    String source(SourceScore score) {
        String name = score.key().display();
        return name.isEmpty() ? texts.get("quality.unnamed") : name;
    }

    static String trend(SourceScore score) {
        OptionalInt trend = score.trend();
        return trend.isEmpty() ? "" : String.format("%+d", trend.getAsInt());
    }

    static String affected(SourceScore score, Severity severity) {
        return Integer.toString(score.total().affected(severity));
    }

    String severity(Issue issue) {
        return texts.get("quality." + issue.remark().rule().severity());
    }

    String state(Issue issue) {
        return texts.get("quality." + issue.decision().state());
    }

    /** The value found and, where there is one, what it is changed to or could be meant as. */
    static String values(Issue issue) {
        boolean mended = issue.decision().state() == State.MENDED;
        String from = mended ? issue.decision().from() : issue.remark().found();
        String to = mended ? issue.decision().to() : issue.remark().suggestion();
        return to.isEmpty() ? from : from + " → " + to;
    }

    /** What is wrong and what to do, and what was decided by whom. */
    String details(Issue issue) {
        Issue.Decision decision = issue.decision();
        String said =
                issue.remark().rule().code()
                        + "  "
                        + issue.remark().rule().text(texts.locale())
                        + "  "
                        + (issue.remark().rule().level() == Level.SESSION
                                ? texts.get("quality.session")
                                : texts.get("quality.shownBy", issue.series()));
        return decision.time()
                .map(
                        time ->
                                said
                                        + "\n"
                                        + String.join(
                                                "  ",
                                                TIME.format(time),
                                                decision.by(),
                                                state(issue),
                                                values(issue),
                                                decision.reason()))
                .orElse(said);
    }
}
