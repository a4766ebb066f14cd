package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.IssueFilter;
import org.meridian.archive.quality.Rule;
import org.meridian.core.store.LedgerEntry.Type;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the ledger says of mending. */
class QualityUseTest {
    private static final IssueFilter MISSPELT =
            new IssueFilter(
                    Optional.empty(),
                    Optional.of(Rule.BODY_PART_UNKNOWN),
                    IssueFilter.UNDECIDED,
                    10);

    private final TestStation station;

    QualityUseTest(@TempDir Path folder) throws IOException {
        this.station = new TestStation(folder);
    }

    @AfterEach
    void close() {
        station.close();
    }

    private Quality quality() {
        return station.workstation().quality();
    }

    @Test
    void eachDecisionIsAnEntryAndSoIsTheListThatShowsNames() throws IOException {
        TestStation.slice(1, 1, 1).text(0x00180015, "CS", "CHSET").write(station.file(1, 1, 1));
        station.importFiles();
        Issue issue = quality().open(MISSPELT).rows().get(0);
        quality().mend(issue.number(), "CHEST", "typing error");
        quality().undo(issue.number());
        List<AuditLine> entries = station.entries(Type.QUALITY);
        assertEquals(
                List.of("OPEN", "MENDED"),
                entries.stream().map(e -> e.content().get("state")).toList());
        assertEquals(TestStation.USER, entries.get(0).actor());
        assertEquals("typing error", entries.get(1).content().get("reason"));
        assertEquals("CHSET", entries.get(0).content().get("to"));
        assertEquals(
                1,
                station.entries(Type.SEARCH).stream()
                        .filter(e -> "quality".equals(e.content().get("query")))
                        .count());
    }
}
