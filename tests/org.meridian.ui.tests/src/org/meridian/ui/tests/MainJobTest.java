package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.chosen;
import static org.meridian.ui.tests.Product.find;
import static org.meridian.ui.tests.Product.image;
import static org.meridian.ui.tests.Product.page;
import static org.meridian.ui.tests.Product.patients;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.service;
import static org.meridian.ui.tests.Product.show;
import static org.meridian.ui.tests.Product.table;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Finding.Decision.State;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Study;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.imaging.WindowLevel;
import org.meridian.ui.PatientContext;
import org.meridian.workflow.ConsentLine;
import org.meridian.workflow.OpenList;
import org.meridian.workflow.PatientStudies;
import org.meridian.workflow.SeriesImages;
import org.meridian.workflow.Workstation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The main job in the window, by mouse and keys, from the first start to the proven ledger. */
@TestMethodOrder(OrderAnnotation.class)
class MainJobTest {
    private static final String USER = "drwang";

    private static Robot robot;

    @BeforeAll
    static void start() {
        robot = Robot.start();
    }

    @Test
    @Order(1)
    void theFirstStartAsksWhoWorksAndSaysWhatTheProgramIsNot() {
        Text name = robot.control(Text.class, "name", Text::getEditable);
        robot.control(
                Label.class,
                "disclaimer",
                l -> l.getText().contains(say("Not a certified medical device", "不是经认证的医疗器械")));
        robot.type(name, USER);
        robot.type(Secrets.field(robot, "new"), Secrets.FIRST);
        robot.type(Secrets.field(robot, "again"), Secrets.FIRST);
        robot.screenshot("first-start");
        robot.click(robot.button(say("Start", "开始")));
        Secrets.takeDownCode(robot);
        robot.await("workbench", PlatformUI::isWorkbenchRunning);
        robot.await("workstation", () -> find(Workstation.class).isPresent());
        assertEquals(USER, workstation().user());
        assertTrue(workstation().protection().isSealed());
    }

    @Test
    @Order(2)
    void theSampleIsMadeAndListed() {
        Button cancel = robot.button(say("Cancel", "取消"));
        robot.screenshot("working");
        robot.assertWhole(cancel);
        Table table = patients(robot);
        robot.await("five persons", () -> table.getItemCount() == 5);
        // the list was read again with each person that came
        assertEquals(
                List.of("*"),
                workstation().audit().newest(50).stream()
                        .filter(l -> l.type() == LedgerEntry.Type.SEARCH)
                        .map(l -> l.content().get("query"))
                        .toList());
        OpenList<PatientStudies> everybody = workstation().library().open(9);
        robot.await(
                "the recording",
                () ->
                        everybody.rows().stream()
                                .anyMatch(
                                        p ->
                                                !workstation()
                                                        .monitors()
                                                        .sessions(p.patient().key())
                                                        .isEmpty()));
        assertEquals("org.meridian.app.reading", robot.see(() -> page().getPerspective().getId()));
        robot.screenshot("welcome");
        robot.act(
                () -> {
                    page().hideView(page().findView("org.meridian.app.welcome"));
                });
    }

    @Test
    @Order(3)
    void pinyinFindsThePatientAndAClickShowsTheMiddleOfTheSeries() {
        Text query = robot.control(Text.class, "query", t -> t.getMessage().length() > 10);
        robot.type(query, "zhangs");
        Table table = patients(robot);
        robot.await("one hit", () -> table.getItemCount() == 1);
        robot.clickRow(table, 0);
        Product.awaitSeries(robot);
        assertEquals("张^三", chosen(robot).patient().orElseThrow().name().ideographic());
        PatientContext.Selection selection = chosen(robot);
        try (SeriesImages images =
                workstation()
                        .reading()
                        .open(
                                selection.study().orElseThrow(),
                                selection.series().orElseThrow(),
                                Progress.NONE)) {
            int middle = images.size() / 2;
            WindowLevel window = images.describe(middle).windows().get(0);
            ShownPicture shown = new ShownPicture(robot, image(robot));
            shown.await(images, middle, window);
            for (int i = 0; i < images.size(); i++) {
                assertEquals(i == middle, shown.is(images, i, window), "image " + (i + 1));
            }
        }
        robot.screenshot("reading");
    }

    @Test
    @Order(4)
    void keysScrollAndADragChangesTheWindow() {
        Canvas canvas = image(robot);
        Point middle =
                robot.see(
                        () -> {
                            Rectangle area = canvas.getClientArea();
                            return canvas.toDisplay(area.width / 2, area.height / 2);
                        });
        robot.click(middle);
        ImageData before = settled(canvas);
        for (int i = 0; i < 5; i++) {
            robot.press("Down");
        }
        ImageData scrolled = settled(canvas);
        assertTrue(difference(before, scrolled) > 0.01, "the arrow changed no slice");
        robot.wheelDown(middle, 3);
        assertTrue(difference(scrolled, settled(canvas)) > 0.01, "the wheel changed no slice");
        scrolled = settled(canvas);
        robot.drag(middle, new Point(middle.x, middle.y - 120), 1);
        ImageData windowed = settled(canvas);
        assertTrue(difference(scrolled, windowed) > 0.05, "the drag changed no window");
        assertTrue(
                Robot.brighter(windowed, 128) > Robot.brighter(scrolled, 128),
                "dragging up makes it brighter");
        robot.type("0");
    }

    private static ImageData settled(Canvas canvas) {
        Robot.sleep(700);
        return robot.pixels(canvas);
    }

    private static double difference(ImageData a, ImageData b) {
        int different = 0;
        for (int y = 0; y < a.height; y++) {
            for (int x = 0; x < a.width; x++) {
                different += Math.abs(Robot.grey(a, x, y) - Robot.grey(b, x, y)) > 8 ? 1 : 0;
            }
        }
        return (double) different / a.width / a.height;
    }

    @Test
    @Order(5)
    void aFindingIsDetectedAndAcceptedWithAReason() {
        show(robot, "org.meridian.ui.analysis.findings");
        Table findings = table(robot, say("Rank", "名次"));
        robot.click(robot.button(say("Find nodules", "查找结节")));
        robot.await("findings", () -> findings.getItemCount() > 0);
        robot.clickRow(findings, 0);
        robot.await(
                "finding chosen",
                () -> service(PatientContext.class).selection().finding().isPresent());
        robot.screenshot("findings");
        robot.click(robot.button(say("Accept…", "采纳…")));
        Text reason = robot.control(Text.class, "reason", t -> t.isFocusControl());
        robot.type("solid");
        robot.await("reason typed", () -> reason.getText().equals("solid"));
        robot.press("Return");
        String study = chosen(robot).study().orElseThrow().studyInstanceUID();
        robot.await("decision stored", () -> state(study) == State.ACCEPTED);
        robot.await(
                "the row says it and stays marked",
                () ->
                        findings.getItem(0).getText(3).equals(say("accepted", "已采纳"))
                                && findings.isSelected(0));
        Finding first = workstation().detection().findings(study).get(0);
        assertEquals("solid", first.decision().reason());
        assertEquals(USER, first.decision().by());
    }

    private static State state(String study) {
        return workstation().detection().findings(study).get(0).decision().state();
    }

    @Test
    @Order(6)
    void withdrawnConsentStopsTheDetectorAndIsAnEntry() {
        show(robot, "org.meridian.ui.ledger.ledger");
        Patient patient = chosen(robot).patient().orElseThrow();
        TabFolder pages = robot.control(TabFolder.class, "pages", t -> t.getItemCount() == 2);
        robot.act(
                () -> {
                    pages.setSelection(1);
                });
        Button withdraw =
                robot.control(Button.class, "withdraw", b -> b.getData("purpose") == Purpose.AI);
        robot.click(withdraw);
        robot.await("withdrawn", () -> !permitted(patient));
        show(robot, "org.meridian.ui.analysis.findings");
        robot.click(robot.button(say("Find nodules", "查找结节")));
        robot.await(
                "refusal",
                () ->
                        workstation().audit().newest(50).stream()
                                .anyMatch(l -> l.type() == LedgerEntry.Type.REFUSAL));
        robot.await("error shown", () -> errorShell().isPresent());
        robot.act(
                () -> {
                    errorShell().ifPresent(Shell::close);
                });
    }

    private static Optional<Shell> errorShell() {
        for (var shell : Display.getCurrent().getShells()) {
            if (shell.isVisible()
                    && shell != PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell()) {
                return Optional.of(shell);
            }
        }
        return Optional.empty();
    }

    private static boolean permitted(Patient patient) {
        List<ConsentLine> lines = workstation().consents().list(patient.key());
        return lines.stream()
                .filter(l -> l.purpose() == Purpose.AI)
                .allMatch(ConsentLine::permitted);
    }

    @Test
    @Order(7)
    void theLedgerVerifiesInTheWindow() {
        show(robot, "org.meridian.ui.ledger.ledger");
        TabFolder pages = robot.control(TabFolder.class, "pages", t -> t.getItemCount() == 2);
        robot.act(
                () -> {
                    pages.setSelection(0);
                });
        robot.click(robot.button(say("Verify", "验证")));
        robot.control(Label.class, "sound", l -> l.getText().startsWith(say("Sound:", "完好：")));
        robot.screenshot("ledger");
        assertTrue(workstation().audit().verify(Progress.NONE).valid());
    }

    @Test
    @Order(8)
    void anotherPatientLeavesNothingOfTheFirst() {
        show(robot, "org.meridian.ui.analysis.findings");
        Table findings = table(robot, say("Rank", "名次"));
        assertTrue(robot.see(findings::getItemCount) > 0);
        Text query = robot.control(Text.class, "query", t -> t.getMessage().length() > 10);
        robot.act(
                () -> {
                    query.setText("");
                });
        Table table = patients(robot);
        robot.await("all persons", () -> table.getItemCount() == 5);
        Study before = chosen(robot).study().orElseThrow();
        robot.clickRow(table, 2);
        robot.await(
                "another study",
                () ->
                        !service(PatientContext.class)
                                .selection()
                                .study()
                                .equals(Optional.of(before)));
        robot.await("no findings of another", () -> findings.getItemCount() == 0);
        assertFalse(chosen(robot).finding().isPresent());
        String first = "张三";
        Robot.sleep(1500);
        assertFalse(robot.see(() -> anyLabel(first)), "a label still names the patient before");
    }

    private static int brightness(Color colour) {
        return (colour.getRed() + colour.getGreen() + colour.getBlue()) / 3;
    }

    private static boolean anyLabel(String text) {
        for (var shell : Display.getCurrent().getShells()) {
            if (anyLabel(shell, text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyLabel(Composite parent, String text) {
        for (var child : parent.getChildren()) {
            if (child instanceof Label label && label.getText().contains(text)) {
                return true;
            }
            if (child instanceof Composite inner && anyLabel(inner, text)) {
                return true;
            }
        }
        return false;
    }

    @Test
    @Order(9)
    void aMonitorsValuesAreLiveAndFiledToThePatient() {
        show(robot, "org.meridian.ui.monitor.monitor");
        Patient patient = chosen(robot).patient().orElseThrow();
        Combo port = robot.control(Combo.class, "port", c -> true);
        robot.act(
                () -> {
                    port.setText("simulator:nonin-df2:7");
                });
        robot.click(robot.button(say("Connect", "连接")));
        robot.await("a session", () -> !workstation().monitors().sessions(patient.key()).isEmpty());
        Canvas live =
                robot.control(
                        Canvas.class,
                        "live",
                        c -> c.getClass().getSimpleName().equals("LiveCanvas"));
        for (int i = 0; i < 100 && Robot.brighter(robot.pixels(live), 70) < 0.002; i++) {
            Robot.sleep(100);
        }
        assertTrue(Robot.brighter(robot.pixels(live), 70) >= 0.002, "no live values painted");
        robot.screenshot("monitor");
        robot.click(robot.button(say("Stop", "停止")));
        robot.await(
                "session ended",
                () -> workstation().monitors().sessions(patient.key()).get(0).ended().isPresent());
        robot.await(
                "found by search",
                () ->
                        workstation().searches().search("spo2", 10).stream()
                                .anyMatch(f -> f.patient().equals(patient)));
        assertTrue(
                workstation().library().timeline(patient.key()).stream()
                        .anyMatch(t -> t.kind().equals("vitals")));
    }

    @Test
    @Order(10)
    void theClinicHasLargeCards() {
        perspective(robot, "org.meridian.app.clinic");
        Button card =
                robot.control(Button.class, "card", b -> "task.find".equals(b.getData("task")));
        assertTrue(robot.see(() -> card.getSize().y) >= 44);
        List<PatientStudies> persons = workstation().library().patients(9);
        assertEquals(5, persons.size());
        // dark writing on a light ground, also where it was the other way round before
        Table table = patients(robot);
        assertTrue(
                robot.see(
                        () ->
                                brightness(table.getForeground())
                                                < brightness(table.getBackground()) - 100
                                        && brightness(card.getForeground())
                                                < brightness(card.getBackground()) - 100));
    }

    @Test
    @Order(11)
    void theClinicLeavesTheImageItsRoomAndTheOtherToolsATouchAway() {
        Canvas canvas = image(robot);
        Point size = robot.see(canvas::getSize);
        assertTrue(size.y >= 420, "the image has " + size);
        ToolBar last =
                robot.control(
                        ToolBar.class,
                        "more",
                        b ->
                                b.getItemCount() == 1
                                        && "more".equals(b.getItem(0).getData("action")));
        robot.act(
                () -> {
                    for (Control bar : last.getParent().getChildren()) {
                        if (bar instanceof ToolBar buttons) {
                            assertEquals(last.getBounds().y, bar.getBounds().y, "one row");
                            for (ToolItem button : buttons.getItems()) {
                                assertTrue(
                                        button.getBounds().height >= 44,
                                        button.getData("action") + " " + button.getBounds());
                            }
                        }
                    }
                });
        robot.click(last);
        robot.screenshot("clinic-more");
        // the last but five
        for (int i = 0; i < 6; i++) {
            robot.press("Up");
        }
        robot.press("Return");
        Point middle = robot.see(() -> canvas.toDisplay(size.x / 2, size.y / 2));
        robot.drag(new Point(middle.x - 60, middle.y - 40), new Point(middle.x + 60, middle.y), 1);
        robot.await("an ellipse is kept", () -> drawn().equals(List.of(Shape.ELLIPSE)));
        robot.screenshot("clinic");
        // a finger beside a handle takes that, and draws nothing new
        List<Position> ends = points();
        robot.drag(
                new Point(middle.x + 78, middle.y - 20),
                new Point(middle.x + 108, middle.y - 20),
                1);
        robot.await("its end is moved", () -> !points().equals(ends));
        assertEquals(List.of(Shape.ELLIPSE), drawn());
        robot.press("ctrl+z");
        robot.await("moved back", () -> points().equals(ends));
        robot.press("ctrl+z");
        robot.await("taken back", () -> drawn().isEmpty());
        robot.press("Escape");
    }

    private static List<Annotation> drawings() {
        return workstation()
                .annotations()
                .of(service(PatientContext.class).selection().series().orElseThrow());
    }

    private static List<Position> points() {
        return drawings().stream().flatMap(a -> a.points().stream()).toList();
    }

    private static List<Shape> drawn() {
        return drawings().stream().map(Annotation::shape).toList();
    }

    @Test
    @Order(12)
    void aCommandIsHandedToTheWindowThatHoldsTheArchive() throws Exception {
        ProcessBuilder command =
                new ProcessBuilder(
                        System.getProperty("meridian.product") + "/workstation",
                        "--json",
                        "search",
                        "欧阳");
        command.environment().put("MERIDIAN_HOME", System.getProperty("meridian.home"));
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = command.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertTrue(out.contains("\"patientID\": \"MS-0002-1\""), out);
        assertTrue(
                workstation().audit().newest(5).stream()
                        .anyMatch(
                                l ->
                                        l.type() == LedgerEntry.Type.SEARCH
                                                && l.actor().equals(USER)
                                                && "欧阳".equals(l.content().get("query"))));
    }
}
