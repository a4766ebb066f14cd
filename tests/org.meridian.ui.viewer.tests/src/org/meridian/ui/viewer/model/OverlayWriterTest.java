package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PersonName;
import org.meridian.core.record.Study;
import org.meridian.dicom.pixel.ValueTransforms.Fault;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.WindowLevel;
import org.meridian.ui.PatientText;
import org.meridian.ui.viewer.model.ViewerModel.Point;
import org.meridian.workflow.ImageDescription;
import org.meridian.workflow.ImageDescription.PixelSpacing;
import org.meridian.workflow.Picture;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

class OverlayWriterTest {
    private static final OverlayWriter ENGLISH = new OverlayWriter(Locale.ENGLISH);
    private static final OverlayWriter CHINESE = new OverlayWriter(Locale.SIMPLIFIED_CHINESE);

    private final VolumeGeometry geometry = Volumes.anisotropic();
    private final FakeSeries images = FakeSeries.of(People.zhang(), Volumes.noise(geometry, 3));
    private final Bench bench = Bench.showing(People.zhang(), images);
    private final ViewerModel model = bench.model;

    private void prepare() {
        model.greys().choose(new WindowLevel(-600, 1500));
        model.goTo(4);
        bench.settle();
        model.findings().set(List.of(People.finding(People.zhang(), 1, geometry.centre(), 6)));
        double x = model.view().toDeviceX(3.5);
        double y = model.view().toDeviceY(5.5);
        model.point(Optional.of(new Point(x, y)));
    }

    private String hounsfield() {
        return Long.toString(Math.round(model.pointerValue().orElseThrow().value().getAsDouble()));
    }

    @Test
    void englishTexts() {
        prepare();
        OverlayText text = ENGLISH.write(model, KeyState.NONE);
        assertEquals(
                List.of("张三 (Zhang San)", "ID P-1001", "male  63 y", "born 1960-05-04"),
                text.topLeft());
        assertEquals(List.of("2024-03-02", "Chest CT", "CT", "3  Thin 1.0"), text.topRight());
        assertEquals(
                List.of(
                        "HU " + hounsfield(),
                        "Column 3, row 5",
                        "x -12.9  y -5.5  z 110 mm",
                        "Image 5/12",
                        "Position 110 mm",
                        "Thickness 2.5 mm"),
                text.bottomLeft());
        assertEquals(
                List.of(
                        "AI: second reader (marks in the series: 1)",
                        "Zoom 778 %",
                        "W 1500  L -600"),
                text.bottomRight());
        assertEquals("", text.status());
        assertEquals(List.of(), text.warnings());
    }

    @Test
    void chineseTexts() {
        prepare();
        OverlayText text = CHINESE.write(model, KeyState.NONE);
        assertEquals(
                List.of("张三 (Zhang San)", "编号 P-1001", "男  63岁", "出生日期 1960-05-04"),
                text.topLeft());
        assertEquals(
                List.of(
                        "HU " + hounsfield(),
                        "列 3，行 5",
                        "x -12.9  y -5.5  z 110 mm",
                        "图像 5/12",
                        "位置 110 mm",
                        "层厚 2.5 mm"),
                text.bottomLeft());
        assertEquals(
                List.of("AI：第二阅片者（本序列标记：1）", "缩放 778 %", "W 1500  L -600"), text.bottomRight());
    }

    @Test
    void hiddenOverlaysLeaveNameIdSidesAndWarnings() {
        prepare();
        images.warning = "Slices are missing.";
        model.overlays().show(OverlayLevel.OFF);
        OverlayText text = ENGLISH.write(model, KeyState.NONE);
        assertEquals(List.of("张三 (Zhang San)", "ID P-1001"), text.topLeft());
        assertTrue(text.edges().isPresent());
        assertEquals(List.of("Slices are missing."), text.warnings());
        assertEquals(List.of(), text.topRight());
        assertEquals(List.of(), text.bottomLeft());
        assertEquals(
                List.of("AI: second reader (marks in the series: 1)"),
                text.bottomRight(),
                "what a machine found is never without its mark");
        assertEquals(Optional.empty(), text.scale());
    }

    @Test
    void theScaleIsAsLongAsItSays() {
        OverlayText.Scale scale = ENGLISH.write(model, KeyState.NONE).scale().orElseThrow();
        double millimetres = scale.bar().pixels() * 0.7 / model.view().scaleX();
        assertEquals(scale.bar().millimetres(), millimetres, 1e-9);
        assertEquals("5 mm", scale.text());
        model.zoomAt(new Point(0, 0), 0.2);
        assertEquals("2 cm", ENGLISH.write(model, KeyState.NONE).scale().orElseThrow().text());
    }

    private static Bench projection(Optional<PixelSpacing> spacing, boolean lossy) {
        GreyImage image = new GreyImage(40, 30, new short[1200], Rescale.IDENTITY);
        ImageDescription description =
                Descriptions.of(40, 30, spacing, List.of(new WindowLevel(20, 40)), lossy);
        return Bench.showing(
                People.zhang(),
                FakeSeries.single(People.zhang(), new Picture.Grey(image, false), description));
    }

    @Test
    void atTheDetectorTheScaleSaysSo() {
        ViewerModel projection = projection(Optional.of(new PixelSpacing(1, 1)), false).model;
        assertEquals(
                "1 cm (at the detector)",
                ENGLISH.write(projection, KeyState.NONE).scale().orElseThrow().text());
        assertEquals(
                "1 cm（探测器平面）",
                CHINESE.write(projection, KeyState.NONE).scale().orElseThrow().text());
        assertEquals(Optional.empty(), ENGLISH.write(projection, KeyState.NONE).edges());
    }

    @Test
    void whereNothingIsKnownNothingIsInvented() {
        ViewerModel bare = projection(Optional.empty(), false).model;
        bare.point(Optional.of(new Point(200, 150)));
        OverlayText text = ENGLISH.write(bare, KeyState.NONE);
        assertEquals(Optional.empty(), text.edges());
        assertEquals(Optional.empty(), text.scale());
        assertEquals(List.of("Value 0", "Column 20, row 15", "Image 1/1"), text.bottomLeft());
        assertFalse(text.bottomRight().contains("LOSSY"));
    }

    @Test
    void lossyStaysEvenWhenOverlaysAreHidden() {
        ViewerModel lossy = projection(Optional.empty(), true).model;
        assertEquals("LOSSY", ENGLISH.write(lossy, KeyState.NONE).bottomRight().get(0));
        lossy.overlays().show(OverlayLevel.OFF);
        assertEquals(List.of("LOSSY"), ENGLISH.write(lossy, KeyState.NONE).bottomRight());
        assertEquals(List.of("有损"), CHINESE.write(lossy, KeyState.NONE).bottomRight());
    }

    @Test
    void whatOfTheFileCannotBeIsSaidOnTheImage() {
        ImageDescription bare = Descriptions.bare(2, 1);
        ImageDescription broken =
                new ImageDescription(
                        bare.sopInstanceUID(),
                        1,
                        1,
                        2,
                        1,
                        bare.plane(),
                        bare.pixelSpacing(),
                        bare.sliceThickness(),
                        bare.windows(),
                        "",
                        false,
                        bare.projection(),
                        bare.cine(),
                        bare.shutters(),
                        Set.of(Fault.WINDOW, Fault.VOI_LUT));
        Picture picture =
                new Picture.Grey(
                        new GreyImage(2, 1, new short[] {0, 9}, new Rescale(1, 0, true)), false);
        ViewerModel shown =
                Bench.showing(People.zhang(), FakeSeries.single(People.zhang(), picture, broken))
                        .model;
        assertEquals(
                List.of(
                        "The file's table of greys is broken and is not used",
                        "A window of the file cannot be and is not used"),
                ENGLISH.write(shown, KeyState.NONE).warnings());
        assertEquals(
                List.of("文件的灰度查找表已损坏，未使用", "文件的窗宽窗位无效，未使用"),
                CHINESE.write(shown, KeyState.NONE).warnings());
    }

    @Test
    void aCutNamesItsPlaneAndStep() {
        model.setPlane(Plane.CORONAL);
        bench.settle();
        model.home();
        assertEquals(
                List.of("Coronal 1/30", "Position -10 mm", "Reformatted, every 0.9 mm"),
                ENGLISH.write(model, KeyState.NONE).bottomLeft());
        assertEquals(
                List.of("冠状位 1/30", "位置 -10 mm", "重建，间隔 0.9 mm"),
                CHINESE.write(model, KeyState.NONE).bottomLeft());
    }

    @Test
    void aSliceThatIsBeingDecodedIsNamedBesideTheShownOne() {
        images.keeping.clear();
        model.goTo(8);
        List<String> lines = ENGLISH.write(model, KeyState.NONE).bottomLeft();
        assertEquals("Decoding image 9\u2026", lines.get(0));
        assertEquals("Image 7/12", lines.get(1));
    }

    @Test
    void aMirroredViewSwapsItsLetters() {
        ViewTransform view = model.view();
        model.restore(
                new ViewerModel.Look(
                        Optional.empty(),
                        new ViewTransform(-view.scaleX(), view.scaleY(), 400, 0),
                        false,
                        model.outside().look(),
                        model.fusion().window()));
        assertEquals(
                new OverlayText.Edges("L", "R", "A", "P"),
                ENGLISH.write(model, KeyState.NONE).edges().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "063Y, 63 y, 63岁",
        "006M, 6 mo, 6个月",
        "002W, 2 wk, 2周",
        "000D, 0 d, 0天",
        "63, 23 mo, 23个月",
        "'', 23 mo, 23个月"
    })
    void theAgeIsTheStudysOrFromItsDate(String given, String english, String chinese) {
        Patient patient =
                new Patient(
                        People.ZHANG,
                        "",
                        "",
                        PersonName.UNKNOWN,
                        Optional.of(LocalDate.of(2020, 1, 31)),
                        "X");
        Study study = study(given, Optional.of(LocalDate.of(2022, 1, 30)));
        assertEquals(english, new PatientText(Locale.ENGLISH).age(patient, study));
        assertEquals(chinese, new PatientText(Locale.SIMPLIFIED_CHINESE).age(patient, study));
        assertEquals(
                "(no\u00a0name)   no\u00a0ID   X   born\u00a02020-01-31",
                new PatientText(Locale.ENGLISH).line(patient, Optional.empty()));
        assertTrue(
                new PatientText(Locale.SIMPLIFIED_CHINESE)
                        .line(patient, Optional.empty())
                        .endsWith("   出\u2060生\u2060日\u2060期\u00a02020-01-31"));
    }

    @Test
    void anImpossibleAgeIsLeftOut() {
        Patient patient = People.zhang().patient();
        PatientText text = new PatientText(Locale.ENGLISH);
        assertEquals("", text.age(patient, study("", Optional.of(LocalDate.of(1950, 1, 1)))));
        assertEquals("", text.age(patient, study("", Optional.empty())));
    }

    private static Study study(String age, Optional<LocalDate> date) {
        return new Study("1", People.ZHANG, date, "", "", "", age, List.of(), 0, 0);
    }
}
