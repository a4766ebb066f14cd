package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.archive.TestGrant;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What becomes of a series is the same although it is copied while the one before is committed. */
class OverlapTest {
    private static final int PATIENT_NAME = 0x00100010;
    private static final int PATIENT_ID = 0x00100020;
    private static final int SOP_INSTANCE = 0x00080018;

    private final Path in;
    private final Rooms rooms;

    OverlapTest(@TempDir Path temp) throws IOException {
        in = temp.resolve("in");
        rooms = new Rooms(temp.resolve("archive"));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    /** Five images, which are enough for a pack. */
    private void series(int study, int series, String patientID, String name) throws IOException {
        for (int i = 1; i <= 5; i++) {
            new Part10(study, series, i)
                    .text(PATIENT_ID, "LO", patientID)
                    .text(PATIENT_NAME, "PN", name)
                    .write(in.resolve(study + "-" + series + "-" + i));
        }
    }

    private static List<String> codes(ImportResult result) {
        return result.refused().stream().map(ImportResult.Refused::code).distinct().toList();
    }

    @Test
    void studiesOfOneNewPersonAreThatPersons() throws IOException {
        for (int study = 1; study <= 4; study++) {
            series(study, 1, "P1", "Wang^XiaoMing");
        }
        ImportResult result = rooms.add(in);
        assertEquals(20, result.imported());
        assertEquals(List.of(), result.conflicts());
        assertEquals(1, rooms.archive.patients(TestGrant.all()).size());
        assertEquals(4, rooms.archive.studies(TestGrant.all()).size());
    }

    @Test
    void anotherPersonsSeriesOfTheSameStudyIsRefused() throws IOException {
        series(1, 1, "P1", "Wang^XiaoMing");
        series(1, 2, "P2", "Li^Lei");
        ImportResult result = rooms.add(in);
        assertEquals(5, result.imported());
        assertEquals(List.of("ARC-005"), codes(result));
        assertEquals(1, rooms.archive.patients(TestGrant.all()).size());
    }

    @Test
    void anotherObjectOfTheSameUIDInTheNextSeriesIsRefused() throws IOException {
        series(1, 1, "P1", "Wang^XiaoMing");
        series(1, 2, "P1", "Wang^XiaoMing");
        new Part10(1, 2, 3)
                .text(PATIENT_ID, "LO", "P1")
                .text(PATIENT_NAME, "PN", "Wang^XiaoMing")
                .text(SOP_INSTANCE, "UI", "2.25.1.1.3")
                .write(in.resolve("1-2-3"));
        ImportResult result = rooms.add(in);
        assertEquals(9, result.imported());
        assertEquals(0, result.replaced());
        assertEquals(List.of("ARC-004"), codes(result));
        assertEquals(5, rooms.archive.instances(TestGrant.all(), "2.25.1.1").size());
    }

    @Test
    void theReportCountsEachSeriesOnce() throws IOException {
        for (int series = 1; series <= 4; series++) {
            series(1, series, "P1", "Wang^XiaoMing");
        }
        assertEquals(20, rooms.add(in).imported());
        series(1, 5, "P1", "Wang^XiaoMing");
        ImportResult again = rooms.add(in);
        assertEquals(5, again.imported());
        assertEquals(20, again.duplicate());
        assertEquals(0, rooms.archive.conflicts(TestGrant.all()).size());
    }
}
