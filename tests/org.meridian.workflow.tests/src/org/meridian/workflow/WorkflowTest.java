package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.access.Role;
import org.meridian.access.User;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Finding.Decision.State;
import org.meridian.core.record.FindingId;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry.Type;
import org.meridian.imaging.WindowLevel;
import org.meridian.search.SortOrder;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/** The use cases that cross rooms, on a real archive. */
class WorkflowTest {
    private static final int[] REGULAR = {1, 2, 3, 4, 5, 6};

    private final Path folder;
    private TestStation station;
    private Workstation workstation;

    WorkflowTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        station = new TestStation(folder);
        workstation = station.workstation();
    }

    @AfterEach
    void close() {
        station.close();
    }

    private static String code(Executable failing) {
        return assertThrows(MeridianException.class, failing).errorCode().code();
    }

    @Test
    void detectionKeepsItsMarkAndAnEntryWithWhatMadeIt() throws IOException {
        String study = station.importSeries(1, 1, REGULAR);
        DetectionReport report =
                workstation.detection().detect(study, Optional.empty(), Progress.NONE);
        assertEquals(1, report.findings().size());
        assertEquals(report.findings(), workstation.detection().findings(study));
        AuditLine entry = station.entries(Type.DETECT).get(0);
        assertEquals(study, entry.subject());
        assertEquals(TestStation.USER, entry.actor());
        assertEquals("fixed", entry.content().get("model"));
        assertEquals("1", entry.content().get("marks"));
        assertTrue(String.valueOf(entry.content().get("inputHash")).matches("[0-9a-f]{64}"));
    }

    @Test
    void aRepeatedDetectionListsEveryPlaceOnceAndKeepsTheDecision() throws IOException {
        String study = station.importSeries(1, 1, REGULAR);
        Detection detection = workstation.detection();
        FindingId undecided =
                detection.detect(study, Optional.empty(), Progress.NONE).findings().get(0).id();
        FindingId decided =
                detection.detect(study, Optional.empty(), Progress.NONE).findings().get(0).id();
        assertEquals(
                "ANA-011",
                code(() -> workstation.decisions().decide(undecided, State.ACCEPTED, "solid")));
        workstation.decisions().decide(decided, State.ACCEPTED, "solid");
        DetectionReport third = detection.detect(study, Optional.empty(), Progress.NONE);
        assertEquals(third.findings(), detection.findings(study));
        assertEquals(List.of(decided), third.findings().stream().map(Finding::id).toList());
        assertEquals(State.ACCEPTED, third.findings().get(0).decision().state());
        assertEquals(3, station.entries(Type.DETECT).size());
        assertEquals(1, station.entries(Type.DECIDE).size());
    }

    @Test
    void aNameThatNobodyAddedIsRefusedAndAnAddedOneWorks() throws IOException {
        station.close();
        assertEquals("ACC-003", code(() -> new TestStation(folder, "李四")));
        open(TestStation.USER);
        assertEquals("ACC-003", station.entries(Type.REFUSAL).get(0).content().get("code"));
        assertEquals(List.of(TestStation.USER), names());
        workstation.staff().add("李四", List.of(Role.ADMINISTRATOR, Role.NURSE));
        AuditLine added = station.entries(Type.USER).get(0);
        assertEquals(TestStation.USER, added.actor());
        assertEquals("李四", added.content().get("added"));
        assertEquals("ACC-011", code(() -> workstation.staff().add("李四", List.of(Role.DOCTOR))));
        workstation.staff().add("李四", List.of(Role.NURSE, Role.ADMINISTRATOR));
        assertEquals(2, station.entries(Type.USER).size());
        station.close();
        open(" 李四 ");
        assertEquals("李四", workstation.user());
        assertEquals(List.of(TestStation.USER, "李四"), names());
    }

    private void open(String user) throws IOException {
        station = new TestStation(folder, user);
        workstation = station.workstation();
    }

    private List<String> names() {
        return workstation.staff().list().stream().map(User::name).toList();
    }

    @Test
    void theSiteAnswersForThePatientsWhoWereNotAskedAndSaysSo() throws IOException {
        String study = station.importSeries(1, 1, REGULAR);
        Patient patient = station.patient("P1");
        assertTrue(workstation.siteConsentSet());
        AuditLine first = station.entries(Type.CONSENT_GRANT).get(0);
        assertEquals("site", first.content().get("scope"));
        assertEquals(TestStation.USER, first.actor());
        assertEquals(
                List.of(ConsentLine.Basis.ADMISSION, ConsentLine.Basis.SITE),
                workstation.consents().list(patient.key()).stream()
                        .map(ConsentLine::basis)
                        .toList());
        workstation.consents().setSite(false);
        assertEquals(
                "ACC-002",
                code(() -> workstation.detection().detect(study, Optional.empty(), Progress.NONE)));
        workstation.consents().set(patient.key(), Purpose.AI, true);
        workstation.detection().detect(study, Optional.empty(), Progress.NONE);
        assertEquals(
                ConsentLine.Basis.RECORDED,
                workstation.consents().list(patient.key()).get(1).basis());
        station.close();
        open(TestStation.USER);
        assertFalse(workstation.siteConsentSet());
        assertFalse(workstation.consents().site().orElseThrow().granted());
    }

    @Test
    void withdrawnConsentToAiRefusesDetectionAndIsAnEntry() throws IOException {
        String study = station.importSeries(1, 1, REGULAR);
        Patient patient = station.patient("P1");
        workstation.consents().set(patient.key(), Purpose.AI, false);
        assertEquals(
                "ACC-002",
                code(() -> workstation.detection().detect(study, Optional.empty(), Progress.NONE)));
        assertEquals(List.of(), workstation.detection().findings(study));
        assertEquals(0, station.entries(Type.DETECT).size());
        AuditLine refusal = station.entries(Type.REFUSAL).get(0);
        assertEquals(patient.key(), refusal.patient().orElseThrow().key());
        workstation.consents().set(patient.key(), Purpose.AI, true);
        assertEquals(
                1,
                workstation
                        .detection()
                        .detect(study, Optional.empty(), Progress.NONE)
                        .findings()
                        .size());
        assertEquals(1, station.entries(Type.REFUSAL).size());
    }

    @Test
    void openingIsOneEntryAStudyHoweverManySeries() throws IOException {
        station.importSeries(1, 1, REGULAR);
        Study first = station.study(station.importSeries(1, 2, REGULAR));
        Study second = station.study(station.importSeries(2, 1, REGULAR));
        List<Series> series = workstation.reading().series(first);
        assertEquals(2, series.size());
        open(first, series.get(0));
        open(first, series.get(1));
        open(first, series.get(0));
        assertEquals(List.of(first.studyInstanceUID()), opened());
        open(second, workstation.reading().series(second).get(0));
        open(first, series.get(0));
        assertEquals(
                List.of(
                        first.studyInstanceUID(),
                        second.studyInstanceUID(),
                        first.studyInstanceUID()),
                opened());
    }

    private void open(Study study, Series series) {
        try (SeriesImages images = workstation.reading().open(study, series, Progress.NONE)) {
            assertEquals(REGULAR.length, images.size());
            assertEquals(List.of(), images.warnings(Locale.ENGLISH));
            assertTrue(images.volumeGeometry().isPresent());
        }
    }

    private List<String> opened() {
        return station.entries(Type.OPEN).stream().map(AuditLine::subject).toList();
    }

    @Test
    void aPictureIsWrittenAsTheStandardsWindowSaysAndIsAnExport() throws IOException {
        String study = station.importSeries(1, 1, REGULAR);
        Path file = Files.createDirectories(folder.resolve("new")).resolve("张 三.png");
        Rendering.Result result =
                workstation
                        .rendering()
                        .render(
                                study,
                                new RenderView.Taken(Optional.of(3)),
                                RenderView.Layout.SINGLE,
                                Optional.of(new WindowLevel(40, 400)),
                                RenderMarks.NONE,
                                file,
                                Progress.NONE);
        assertEquals("2.25.1.1.3", result.image().sopInstanceUID());
        Raster pixels = ImageIO.read(file.toFile()).getRaster();
        for (int i = 0; i < TestStation.PIXELS.length; i++) {
            assertEquals(
                    linear(TestStation.PIXELS[i], 40, 400),
                    pixels.getSample(i % 4, i / 4, 0),
                    "pixel " + i);
        }
        try (Stream<Path> beside = Files.list(file.getParent())) {
            assertEquals(List.of(file), beside.toList());
        }
        AuditLine export = station.entries(Type.EXPORT).get(0);
        assertEquals("2.25.1.1.3", export.subject());
        assertEquals("PNG", export.content().get("form"));
    }

    /** PS3.3 C.11.2.1.2.1. */
    private static long linear(double x, double c, double w) {
        if (x <= c - 0.5 - (w - 1) / 2) {
            return 0;
        }
        return x > c - 0.5 + (w - 1) / 2
                ? 255
                : Math.round(((x - (c - 0.5)) / (w - 1) + 0.5) * 255);
    }

    @Test
    void whatCannotBeRenderedIsNamedAndLeavesNoFile() throws IOException {
        String study = station.importSeries(1, 1, REGULAR);
        Path file = folder.resolve("x.png");
        assertEquals("ARC-010", code(() -> render("1.2.3.4", 1, file)));
        assertEquals("WFL-007", code(() -> render(study, 7, file)));
        assertEquals("WFL-007", code(() -> render("2.25.1.1.3", 2, file)));
        Path noFolder = Files.writeString(folder.resolve("plain"), "").resolve("x.png");
        assertEquals("WFL-008", code(() -> render(study, 1, noFolder)));
        Path missing = folder.resolve("missing/x.png");
        assertEquals("WFL-008", code(() -> render(study, 1, missing)));
        assertFalse(Files.exists(missing.getParent()));
        MeridianException tooFar =
                assertThrows(MeridianException.class, () -> render(study, 1000, file));
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            assertTrue(tooFar.text(locale).contains("1000"), tooFar.text(locale));
        }
        assertFalse(Files.exists(file));
        assertEquals(0, station.entries(Type.EXPORT).size());
    }

    private void render(String uid, int frame, Path file) {
        workstation
                .rendering()
                .render(
                        uid,
                        new RenderView.Taken(Optional.of(frame)),
                        RenderView.Layout.SINGLE,
                        Optional.empty(),
                        RenderMarks.NONE,
                        file,
                        Progress.NONE);
    }

    @Test
    void aSeriesWhoseImagesHaveNoPixelsSaysSo() throws IOException {
        TestStation.slice(1, 1, 1).without(0x7FE00010).write(station.file(1, 1, 1));
        assertEquals(1, station.importFiles().imported());
        Study study = station.study("2.25.1");
        Series series = workstation.reading().series(study).get(0);
        assertEquals(
                "WFL-012", code(() -> workstation.reading().open(study, series, Progress.NONE)));
        assertEquals("WFL-012", code(() -> render("2.25.1", 1, folder.resolve("x.png"))));
    }

    @Test
    void aSeriesWithAGapWarnsAndIsNoVolume() throws IOException {
        Study study = station.study(station.importSeries(1, 1, 1, 2, 3, 5, 6, 7));
        Series series = workstation.reading().series(study).get(0);
        try (SeriesImages images = workstation.reading().open(study, series, Progress.NONE)) {
            assertEquals(6, images.size());
            for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                assertEquals(1, images.warnings(locale).size());
                assertFalse(images.warnings(locale).get(0).isBlank());
            }
            assertEquals(Optional.empty(), images.volumeGeometry());
            assertEquals("WFL-004", code(() -> images.volume(Progress.NONE)));
        }
        assertEquals(
                "WFL-004",
                code(
                        () ->
                                workstation
                                        .detection()
                                        .detect(
                                                study.studyInstanceUID(),
                                                Optional.empty(),
                                                Progress.NONE)));
        assertEquals(0, station.entries(Type.DETECT).size());
    }

    @Test
    void theSampleOfASeedIsMadeOnce() {
        SampleReport first = workstation.samples().create(7, Progress.NONE);
        SampleReport again = workstation.samples().create(7, Progress.NONE);
        assertTrue(first.imported() > first.patients());
        assertFalse(first.nodules().isEmpty());
        assertEquals(0, again.imported());
        assertEquals(first.studyInstanceUID(), again.studyInstanceUID());
        assertEquals(first.nodules(), again.nodules());
        assertEquals(first.patients(), workstation.library().patients(100).size());
        assertEquals("MS-0001-7", station.patient("MS-0001-7").patientID());
    }

    @Test
    void anOpenListIsOneEntryHoweverOftenItIsReadAgain() throws IOException {
        OpenList<PatientStudies> everybody = workstation.library().open(10);
        assertEquals(0, station.entries(Type.SEARCH).size());
        assertEquals(0, everybody.rows().size());
        station.importSeries(1, 1, 1);
        assertEquals(1, everybody.rows().size());
        assertEquals(1, station.entries(Type.SEARCH).size());
        workstation.library().open(10).rows();
        assertEquals(2, station.entries(Type.SEARCH).size());
        OpenSearch asked = workstation.searches().open("P1");
        assertEquals(
                asked.page(0, 10, SortOrder.RELEVANCE, Set.of()),
                asked.page(0, 10, SortOrder.RELEVANCE, Set.of()));
        assertEquals(3, station.entries(Type.SEARCH).size());
        assertEquals("P1", station.entries(Type.SEARCH).getFirst().content().get("query"));
        workstation.searches().search("P1", 10);
        assertEquals(4, station.entries(Type.SEARCH).size());
    }

    @Test
    void aPatientIsNamedByIdOrKeyAndNeverGuessed() throws IOException {
        for (int issuer = 1; issuer <= 2; issuer++) {
            TestStation.slice(issuer, 1, 1)
                    .text(0x00100020, "LO", "P7")
                    .text(0x00100021, "LO", "Hospital " + issuer)
                    .text(0x00100010, "PN", "Person^" + issuer)
                    .write(station.file(issuer, 1, 1));
        }
        assertEquals(2, station.importFiles().imported());
        station.importSeries(3, 1, 1);
        assertEquals("WFL-002", code(() -> station.patient("P7")));
        for (PatientStudies each : workstation.library().patients(10)) {
            String key = each.patient().key().toString();
            assertEquals(each.patient(), station.patient(key));
        }
        assertEquals("P3", station.patient("P3").patientID());
        assertEquals("WFL-001", code(() -> station.patient("P")));
        assertEquals(
                "WFL-001", code(() -> station.patient("00000000-0000-0000-0000-000000000000")));
    }
}
