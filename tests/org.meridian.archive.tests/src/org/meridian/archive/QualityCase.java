package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.Issue.State;
import org.meridian.archive.quality.IssueFilter;
import org.meridian.archive.quality.QualityExamination;
import org.meridian.archive.quality.QualityRepository;
import org.meridian.archive.quality.Rule;
import org.meridian.archive.quality.SourceScore;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Patient;
import org.meridian.core.store.UnitOfWork;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.archive.TestGrant;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An archive of a test, into which files come against which something is said. */
abstract class QualityCase {
    static final TestGrant ALL = TestGrant.all();
    static final int NAME = 0x00100010;
    static final int ID = 0x00100020;
    static final int BIRTH = 0x00100030;
    static final int SEX = 0x00100040;
    static final int BODY_PART = 0x00180015;

    final QualityRepository quality = new QualityRepository(Clock.systemUTC());
    private final Path in;
    Rooms rooms;
    private int written;

    QualityCase(@TempDir Path temp) {
        this.in = temp.resolve("in");
        this.rooms = new Rooms(temp.resolve("archive"));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    /** A slice against which nothing is to be said but what a test changes. */
    static Part10 slice(int study, int series, int number) {
        return new Part10(study, series, number)
                .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.2")
                .text(0x00020016, "AE", "")
                .text(0x00080070, "LO", "Maker")
                .text(0x00081010, "SH", "CT1")
                .text(0x00180050, "DS", "2")
                .text(0x00200032, "DS", "0\\0\\" + 2 * number)
                .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
                .text(0x00280030, "DS", "1\\1");
    }

    ImportResult add(Part10... files) throws IOException {
        Path folder = in.resolve(Integer.toString(++written));
        for (int i = 0; i < files.length; i++) {
            files[i].write(folder.resolve(i + ".dcm"));
        }
        return rooms.add(folder);
    }

    List<Issue> issues(State... states) {
        Set<State> wanted = new HashSet<>(List.of(states));
        return rooms.store.read(
                reads ->
                        quality.list(
                                reads,
                                ALL,
                                new IssueFilter(
                                        Optional.empty(),
                                        Optional.empty(),
                                        wanted.isEmpty() ? IssueFilter.UNDECIDED : wanted,
                                        1000)));
    }

    List<Rule> rules() {
        return issues().stream()
                .map(i -> i.remark().rule())
                .filter(r -> r != Rule.NOT_AS_THE_STANDARD)
                .toList();
    }

    Issue issue(Rule rule) {
        return issues(State.values()).stream()
                .filter(i -> i.remark().rule() == rule)
                .findFirst()
                .orElseThrow();
    }

    Issue write(UnitOfWork.Work<Issue> work) {
        return rooms.store.write(work);
    }

    Patient onlyPatient() {
        assertEquals(1, rooms.archive.patients(ALL).size());
        return rooms.archive.patients(ALL).getFirst();
    }

    List<SourceScore> scores() {
        return rooms.store.read(reads -> quality.scores(reads, ALL));
    }

    QualityExamination examination() {
        return new QualityExamination(rooms.store, rooms.store.blobs(), Clock.systemUTC());
    }

    QualityExamination.Report examine(boolean again) {
        return examination().run(ALL, again, Progress.NONE);
    }

    Object refused(UnitOfWork.Work<Issue> work) {
        return assertThrows(MeridianException.class, () -> rooms.store.write(work)).errorCode();
    }
}
