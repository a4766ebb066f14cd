package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.access.Role;
import org.meridian.archive.Retention;
import org.meridian.archive.TrashItem;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.LedgerEntry.Type;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.store.MovableClock;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The trash empties itself when an administrator asked for it, and never too early. */
class SelfEmptyingTest {
    private static final Retention TWO_DAYS = new Retention(2, 0, true);

    private final Path folder;
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T08:00:00Z"));
    private Workstation workstation;

    SelfEmptyingTest(@TempDir Path folder) {
        this.folder = folder;
        workstation = open();
    }

    private Workstation open() {
        return new TestStation(folder, clock).workstation();
    }

    @AfterEach
    void close() {
        workstation.close();
    }

    private TrashItem put(int study) throws IOException {
        Path file = new Part10(study, 1, 1).write(folder.resolve("f" + study));
        workstation.imports().run(List.of(file), Progress.NONE);
        return workstation.trash().put("2.25." + study, "wrong person");
    }

    private List<TrashItem> look() {
        return workstation.trash().emptyItself(Progress.NONE);
    }

    private List<TrashItem> lookAfter(Duration passed) {
        clock.move(passed);
        return look();
    }

    @Test
    void itWaitsForTheWholeRetentionOverARestartAndSaysThatNobodyDidIt() throws IOException {
        TrashItem item = put(1);
        workstation.trash().setRetention(TWO_DAYS);
        for (int day = 0; day <= 2; day++) {
            assertEquals(List.of(), look(), "day " + day);
            workstation.close();
            clock.move(Duration.ofDays(1));
            workstation = open();
        }
        TrashItem young = put(2);
        assertEquals(List.of(item), look());
        assertEquals(List.of(young), workstation.trash().list());
        assertEquals(List.of(), look(), "one look a day");
        AuditLine entry =
                workstation.audit().newest(100).stream()
                        .filter(e -> e.type() == Type.DELETE)
                        .findFirst()
                        .orElseThrow();
        assertEquals(item.uid(), entry.subject());
        assertEquals("true", entry.content().get("automatic"));
        assertTrue(workstation.audit().verify(Progress.NONE).valid());
    }

    @Test
    void nothingGoesUnlessItWasAskedForAndNotOnTheDayItWas() throws IOException {
        TrashItem item = put(1);
        assertEquals(List.of(), lookAfter(Duration.ofDays(400)));
        assertEquals(List.of(), lookAfter(Duration.ofDays(400)));
        workstation.trash().setRetention(TWO_DAYS);
        assertEquals(List.of(), look());
        assertEquals(List.of(), lookAfter(Duration.ofHours(19)));
        assertEquals(List.of(item), lookAfter(Duration.ofHours(1)));
    }

    @Test
    void aClockThatIsPutForwardDeletesNothing() throws IOException {
        put(1);
        workstation.trash().setRetention(TWO_DAYS);
        assertEquals(List.of(), look());
        assertEquals(List.of(), lookAfter(Duration.ofDays(3650)));
        assertEquals(List.of(), lookAfter(Duration.ofDays(-3650)));
        assertEquals(List.of(), lookAfter(Duration.ofDays(1)));
        assertEquals(1, workstation.trash().list().size());
    }

    @Test
    void whatALawKeepsStays() throws IOException {
        put(1);
        workstation.trash().setRetention(new Retention(0, 100, true));
        assertEquals(List.of(), look());
        assertEquals(List.of(), lookAfter(Duration.ofDays(2)));
        assertEquals(1, workstation.trash().list().size());
    }

    @Test
    void itRestsWhenWhoAskedForItMayDeleteNoMore() throws IOException {
        TrashItem item = put(1);
        workstation.staff().add("admin", List.of(Role.ADMINISTRATOR));
        Workstation admin = workstation.forCommand(Optional.of("admin"));
        admin.trash().setRetention(TWO_DAYS);
        look();
        workstation.staff().setDisabled("admin", true);
        assertEquals(List.of(), lookAfter(Duration.ofDays(10)));
        workstation.staff().setDisabled("admin", false);
        assertEquals(List.of(), look(), "it looks anew");
        workstation.staff().add("nurse", List.of(Role.NURSE));
        Workstation nurse = workstation.forCommand(Optional.of("nurse"));
        clock.move(Duration.ofDays(1));
        assertEquals(List.of(item), nurse.trash().emptyItself(Progress.NONE), "whoever works");
    }
}
