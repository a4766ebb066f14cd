package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.Issue.State;
import org.meridian.archive.quality.IssueFilter;
import org.meridian.archive.quality.QualityRepository;
import org.meridian.archive.quality.Rule;
import org.meridian.archive.quality.Rule.Severity;
import org.meridian.testkit.TestData;
import org.meridian.testkit.archive.TestGrant;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules on files of real devices: what they call impossible is. */
class QualityRealDataTest {
    private final Path folder;

    QualityRealDataTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<Issue> issues(Path data) {
        try (Rooms rooms = new Rooms(folder)) {
            rooms.add(data);
            return rooms.store.read(
                    reads ->
                            new QualityRepository(Clock.systemUTC())
                                    .list(
                                            reads,
                                            TestGrant.all(),
                                            new IssueFilter(
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    EnumSet.allOf(State.class),
                                                    10_000)));
        }
    }

    /** What the rules on values and persons say, without what is missing or a hint. */
    private static List<String> said(List<Issue> issues) {
        return issues.stream()
                .map(Issue::remark)
                .filter(r -> r.rule().severity() != Severity.HINT)
                .filter(r -> r.rule().code().compareTo("QUA-020") >= 0)
                .map(r -> r.rule() + " " + r.found())
                .sorted()
                .toList();
    }

    @Test
    void ofTheFilesOfManyMakersOnlyWhatCannotBeIsCalledImpossible() {
        assertEquals(
                List.of("TOO_OLD 1111-11-11", "TOO_OLD 1800-01-01", "TOO_OLD 1800-01-01"),
                said(issues(TestData.path("dicom/pydicom"))));
    }

    @Test
    void againstSoundSeriesOnlyTheDeidentificationSpeaks() {
        List<Issue> issues = issues(TestData.path("ai/lidc-slabs"));
        assertEquals(List.of(), said(issues));
        assertEquals(
                Set.of(Rule.NO_NAME, Rule.NO_BIRTH_DATE, Rule.NO_SEX),
                issues.stream().map(i -> i.remark().rule()).collect(Collectors.toSet()));
        assertEquals(9, issues.size(), "three persons");
    }
}
