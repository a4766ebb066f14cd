package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.Issue.State;
import org.meridian.archive.quality.IssueFilter;
import org.meridian.archive.quality.Rule;
import org.meridian.archive.quality.Rule.Severity;
import org.meridian.archive.quality.SourceScore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** How good what a source sends is. */
class QualityScoreTest extends QualityCase {
    QualityScoreTest(@TempDir Path temp) {
        super(temp);
    }

    @Test
    void theScoreIsTheWeightedShareOfSeriesWithoutAnOpenIssue() throws IOException {
        // one of four series has an error, another one a warning: 100 (6·3/4 + 3·3/4 + 1·n) / 10
        add(
                slice(1, 1, 1),
                slice(2, 1, 1).text(BIRTH, "DA", "20250101"),
                slice(3, 1, 1).text(NAME, "PN", "A^B").without(0x00280030),
                slice(4, 1, 1).text(NAME, "PN", "C^D"));
        List<Issue> hints =
                issues().stream()
                        .filter(i -> i.remark().rule().severity() == Severity.HINT)
                        .toList();
        for (Issue hint : hints) {
            write(u -> quality.decide(u, ALL, hint.number(), State.ACCEPTED, "a test file"));
        }
        Issue sameName = issue(Rule.BORN_AFTER_STUDY);
        SourceScore score = scores().getFirst();
        assertEquals(4, score.total().series());
        assertEquals(1, score.total().affected(Severity.ERROR));
        assertEquals(1, score.total().affected(Severity.WARNING));
        assertEquals(77, score.total().score(), "77.5");
        write(u -> quality.mend(u, ALL, sameName.number(), "19600102", "mistyped"));
        assertEquals(92, scores().getFirst().total().score(), "92.5");
        assertEquals(1, scores().getFirst().months().size());
        assertEquals("2024-05", scores().getFirst().months().getFirst().month().toString());
    }

    @Test
    void theTrendIsTheDifferenceBetweenTheLastMonths() throws IOException {
        add(
                slice(1, 1, 1).text(0x00080020, "DA", "20240401").without(SEX),
                slice(2, 1, 1).text(0x00080020, "DA", "20240501").text(NAME, "PN", "A^B"));
        SourceScore score = scores().getFirst();
        assertEquals(2, score.months().size());
        assertEquals(
                score.months().get(1).counts().score() - score.months().get(0).counts().score(),
                score.trend().orElseThrow());
        assertTrue(score.trend().orElseThrow() > 0);
    }

    @Test
    void sourcesAreKeptApartAndFiltered() throws IOException {
        add(slice(1, 1, 1).without(SEX));
        add(slice(2, 1, 1).text(0x00081010, "SH", "CT2").text(NAME, "PN", "A^B").without(BIRTH));
        assertEquals(2, scores().size());
        for (SourceScore score : scores()) {
            List<Rule> own =
                    rooms
                            .store
                            .read(
                                    reads ->
                                            quality.list(
                                                    reads,
                                                    ALL,
                                                    new IssueFilter(
                                                            Optional.of(score.number()),
                                                            Optional.empty(),
                                                            EnumSet.allOf(State.class),
                                                            10)))
                            .stream()
                            .map(i -> i.remark().rule())
                            .filter(r -> r.severity() == Severity.WARNING)
                            .toList();
            boolean first = score.key().stationName().equals("CT1");
            assertEquals(List.of(first ? Rule.NO_SEX : Rule.NO_BIRTH_DATE), own);
        }
    }
}
