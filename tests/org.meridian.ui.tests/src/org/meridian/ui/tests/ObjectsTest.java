package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.image;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.service;
import static org.meridian.ui.tests.Product.show;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.LedgerEntry;
import org.meridian.testkit.TestData;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.dicom.Pdf;
import org.meridian.ui.PatientContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a study holds beside its images, opened from its list of series by real events. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ObjectsTest {
    private static final String REAL = "dicom/highdicom/data/test_files/";

    private final Robot robot = Robot.start();

    private static void bring(Path... files) {
        workstation().imports().run(List.of(files), Progress.NONE);
    }

    private void open(String person) {
        Product.choose(robot, person);
        Product.awaitSeries(robot);
    }

    private static String chosen() {
        return service(PatientContext.class)
                .selection()
                .series()
                .map(series -> series.modality())
                .orElse("");
    }

    private void choose(String modality) {
        show(robot, "org.meridian.ui.archive.series");
        Table series = robot.control(Table.class, "series", t -> rowOf(t, modality) >= 0);
        // a row that a list marks by itself when it gets the keys is not chosen
        robot.await("what is chosen is marked", () -> series.isSelected(rowOf(series, chosen())));
        robot.clickRow(series, robot.see(() -> rowOf(series, modality)));
        robot.await(modality + " is chosen", () -> chosen().equals(modality));
    }

    private static int rowOf(Table series, String modality) {
        for (int i = 0; i < series.getItemCount(); i++) {
            TableItem item = series.getItem(i);
            if (item.getText(1).equals(modality) || item.getText(1).startsWith(modality + " ")) {
                return i;
            }
        }
        return -1;
    }

    @Test
    @Order(1)
    void aReportIsReadAndItsImageOpensWhenItIsClicked() {
        perspective(robot, "org.meridian.app.reading");
        bring(
                TestData.path(REAL + "ct_image.dcm"),
                TestData.path(REAL + "sr_document_with_multiple_groups.dcm"),
                TestData.path(REAL + "seg_image_ct_binary_single_frame.dcm"));
        open("CompressedSamples");
        assertEquals("CT", robot.see(ObjectsTest::chosen));
        choose("SR");
        StyledText report =
                robot.control(
                        StyledText.class,
                        "report",
                        t -> "report".equals(t.getData("id")) && t.getCharCount() > 100);
        String text = robot.see(report::getText);
        assertTrue(text.contains(say("Measurement group", "测量组")), text);
        assertTrue(text.contains(say("Not complete, not verified", "未完成，未审核")), text);
        robot.screenshot("report");
        Point link =
                robot.see(
                        () -> {
                            for (StyleRange range : report.getStyleRanges()) {
                                if (range.underlineStyle == SWT.UNDERLINE_LINK && range.underline) {
                                    report.setTopIndex(report.getLineAtOffset(range.start));
                                    Rectangle at =
                                            report.getTextBounds(range.start, range.start + 1);
                                    return report.toDisplay(at.x + 4, at.y + at.height / 2);
                                }
                            }
                            throw new AssertionError(text);
                        });
        robot.click(link);
        robot.await("its image", () -> chosen().equals("CT"));
        Canvas canvas = image(robot);
        robot.await("the picture", () -> Robot.brighter(robot.pixels(canvas), 100) > 0.05);
    }

    private static double red(ImageData data) {
        int count = 0;
        for (int y = 0; y < data.height; y++) {
            for (int x = 0; x < data.width; x++) {
                var rgb = data.palette.getRGB(data.getPixel(x, y));
                count += rgb.red - rgb.blue > 100 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    @Order(2)
    void aSegmentIsLaidOverTheImageAndTakenAway() {
        show(robot, "org.meridian.ui.viewer.image");
        Canvas canvas = image(robot);
        choose("SEG");
        Table regions =
                robot.control(
                        Table.class,
                        "regions",
                        t -> "regions".equals(t.getData("id")) && t.getItemCount() == 1);
        robot.await("it is shown", () -> regions.getItem(0).getChecked());
        robot.await("its outline", () -> red(robot.pixels(canvas)) > 50);
        robot.screenshot("regions");
        double with = red(robot.pixels(canvas));
        robot.click(robot.button(say("None", "全不选")));
        robot.await("it is hidden", () -> !regions.getItem(0).getChecked());
        robot.await("no outline", () -> red(robot.pixels(canvas)) < with - 50);
    }

    private static void peer(String... command) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    @Test
    @Order(3)
    void aStateIsChosenAndTheImageFollows(@TempDir Path folder)
            throws IOException, InterruptedException {
        String state = folder.resolve("state.dcm").toString();
        peer("dcmpsmk", TestData.path(REAL + "ct_image.dcm").toString(), state);
        peer(
                "dcmodify",
                "-nb",
                "-m",
                "PresentationLUTShape=INVERSE",
                "-m",
                "ContentCreatorName=Wang^Li",
                "-m",
                "ContentLabel=FOR MEETING",
                state);
        show(robot, "org.meridian.ui.viewer.image");
        Canvas canvas = image(robot);
        double before = Robot.brighter(robot.pixels(canvas), 200);
        bring(Path.of(state));
        choose("PR");
        Combo states = robot.control(Combo.class, "states", c -> "states".equals(c.getData("id")));
        robot.await("it is chosen", () -> states.getSelectionIndex() == 1);
        robot.await(
                "the air is white", () -> Robot.brighter(robot.pixels(canvas), 200) > before + 0.1);
        assertTrue(
                robot.texts().stream().anyMatch(t -> t.contains("Wang")), robot.texts()::toString);
        robot.screenshot("state");
        robot.act(
                () -> {
                    states.select(0);
                    states.notifyListeners(SWT.Selection, new Event());
                });
        robot.await("as it came", () -> Robot.brighter(robot.pixels(canvas), 200) < before + 0.05);
    }

    /** How alike two pictures of a canvas are: the share of equal pixels. */
    private static double alike(ImageData one, ImageData other) {
        int equal = 0;
        for (int y = 0; y < one.height; y++) {
            for (int x = 0; x < one.width; x++) {
                equal += one.getPixel(x, y) == other.getPixel(x, y) ? 1 : 0;
            }
        }
        return (double) equal / (one.width * one.height);
    }

    @Test
    @Order(4)
    void whatIsSeenIsExportedAndSeenAgainByTheStateThatWasWritten(@TempDir Path folder) {
        Canvas canvas = image(robot);
        Rectangle area = robot.see(canvas::getClientArea);
        robot.click(robot.see(() -> canvas.toDisplay(area.width / 2, area.height / 2)));
        ImageData before = robot.pixels(canvas);
        robot.press("ctrl+r");
        robot.press("ctrl+i");
        robot.await("turned and inverted", () -> alike(robot.pixels(canvas), before) < 0.5);
        Path file = folder.resolve("显示 state.dcm");
        robot.press("ctrl+alt+g");
        robot.choosePath(file);
        robot.await("it is written", () -> Files.exists(file));
        robot.control(
                CLabel.class,
                "it is said",
                l -> l.getText().contains(say("exported as a presentation", "导出为显示状态")));
        // by now it stands still, both turned and inverted
        ImageData seen = robot.pixels(canvas);
        robot.screenshot("state-exported");
        Combo states = robot.control(Combo.class, "states", c -> "states".equals(c.getData("id")));
        int known = robot.see(states::getItemCount);
        bring(file);
        robot.await("it is offered", () -> states.getItemCount() == known + 1);
        robot.press("ctrl+r");
        robot.await("another picture", () -> alike(robot.pixels(canvas), seen) < 0.5);
        robot.act(
                () -> {
                    for (int i = 0; i < states.getItemCount(); i++) {
                        if (states.getItem(i).contains("MERIDIAN")) {
                            states.select(i);
                        }
                    }
                    states.notifyListeners(SWT.Selection, new Event());
                });
        robot.await("the picture that was seen", () -> alike(robot.pixels(canvas), seen) > 0.98);
        robot.screenshot("state-again");
        robot.act(
                () -> {
                    states.select(0);
                    states.notifyListeners(SWT.Selection, new Event());
                });
        robot.await("as it came", () -> alike(robot.pixels(canvas), seen) < 0.5);
    }

    @Test
    @Order(5)
    void anElectrocardiogramIsMeasured() {
        bring(TestData.path("dicom/pydicom/src/pydicom/data/test_files/waveform_ecg.dcm"));
        open("642341");
        Canvas paper = robot.control(Canvas.class, "ecg", c -> "ecg".equals(c.getData("id")));
        Rectangle area = robot.see(paper::getClientArea);
        Point from = robot.see(() -> paper.toDisplay(area.width / 3, area.height / 2));
        robot.drag(from, new Point(from.x + 60, from.y - 20), 1);
        robot.await(
                "a measure",
                () -> robot.texts().stream().anyMatch(t -> t.matches("\\d+ ms .* mV .*")));
        robot.screenshot("ecg");
    }

    /** A page with a sentence on it. */
    private static byte[] pdf() {
        String words = "BT /F1 24 Tf 72 700 Td (Discharge letter: no complaints.) Tj ET";
        List<String> objects =
                List.of(
                        "<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                                + "/Resources<</Font<</F1 5 0 R>>>>>>",
                        "<</Length " + words.length() + ">>\nstream\n" + words + "\nendstream",
                        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        return Pdf.of(objects);
    }

    @Test
    @Order(6)
    void aPdfIsReadPageByPage(@TempDir Path folder) throws IOException, InterruptedException {
        Path pdf = Files.write(folder.resolve("letter.pdf"), pdf());
        Path object = folder.resolve("letter.dcm");
        String image = TestData.path(REAL + "ct_image.dcm").toString();
        peer("pdf2dcm", "+st", image, pdf.toString(), object.toString());
        bring(object);
        open("CompressedSamples");
        choose("DOC");
        Canvas page = robot.control(Canvas.class, "pdf", c -> "pdf".equals(c.getData("id")));
        robot.await(
                "words on white",
                () -> {
                    ImageData seen = robot.pixels(page);
                    double white = Robot.brighter(seen, 250);
                    return white > 0.3 && Robot.brighter(seen, 40) < 0.9999;
                });
        robot.screenshot("pdf");
    }

    private static long openings() {
        return workstation().audit().newest(1000).stream()
                .filter(line -> line.type() == LedgerEntry.Type.OPEN)
                .count();
    }

    @Test
    @Order(7)
    void aSeriesThatDoesNotFitIntoMemoryIsAskedAboutBeforeItIsOpened(@TempDir Path folder)
            throws IOException {
        int side = 4096;
        long frame = 2L * side * side;
        int count = (int) (0.6 * Runtime.getRuntime().maxMemory() / frame) + 1;
        bring(
                new Part10(770, 1, 1)
                        .blackFrames(count, side, side)
                        .text(0x00100020, "LO", "LARGE770")
                        .write(folder.resolve("large.dcm")));
        show(robot, "org.meridian.ui.viewer.image");
        long before = openings();
        open("LARGE770");
        Button leave = robot.button(say("Do not open", "不打开"));
        assertTrue(
                robot.texts().stream().anyMatch(t -> t.contains(count * frame / (1 << 20) + " MB")),
                robot.texts()::toString);
        robot.screenshot("memory");
        robot.click(leave);
        robot.await("the question is gone", leave::isDisposed);
        assertEquals(before, openings());
        robot.screenshot("memory-left");
        open("CompressedSamples");
        robot.await(
                "another person",
                () ->
                        service(PatientContext.class)
                                .selection()
                                .patient()
                                .filter(p -> p.patientID().equals("1CT1"))
                                .isPresent());
        open("LARGE770");
        robot.click(robot.button(say("Open all the same", "仍然打开")));
        robot.await("it is opened", () -> openings() == before + 1);
    }
}
