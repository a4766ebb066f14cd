package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.chosen;
import static org.meridian.ui.tests.Product.page;
import static org.meridian.ui.tests.Product.patients;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.service;
import static org.meridian.ui.tests.Product.show;
import static org.meridian.ui.tests.Product.table;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.access.Alert;
import org.meridian.access.Rule;
import org.meridian.access.Setting;
import org.meridian.access.User;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.testkit.archive.Part10;
import org.meridian.ui.PatientContext;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Who may do what, in the window: reasons, emergencies, users and alerts. */
@TestMethodOrder(OrderAnnotation.class)
class AccessTest {
    private static final int ADMINISTRATION = 3;
    private static final String NURSE = "nurse.li";
    private static final String PASSWORD = "seven blue lanterns";

    private static Robot robot;

    @BeforeAll
    static void start() {
        robot = Robot.start();
        perspective(robot, "org.meridian.app.reading");
        show(robot, "org.meridian.ui.archive.series");
    }

    private static Text field(String name) {
        return robot.control(Text.class, name, t -> name.equals(t.getData("field")));
    }

    private static Table series() {
        return table(robot, say("No.", "序号"));
    }

    /** Opens the study of a person whom nobody has opened before. */
    private static void open(String id) {
        robot.act(
                () -> {
                    service(PatientContext.class).clear();
                });
        Text query = robot.control(Text.class, "query", t -> t.getMessage().length() > 10);
        robot.type(query, "");
        robot.type(query, id);
        Table table = patients(robot);
        robot.await("one hit", () -> table.getItemCount() == 1);
        robot.clickRow(table, 0);
    }

    private static PatientKey patient(String id) {
        return workstation().library().patientNamed(id).key();
    }

    private static List<Alert> alerts(Rule rule) {
        return workstation().oversight().alerts().stream().filter(a -> a.rule() == rule).toList();
    }

    @Test
    @Order(1)
    void manyRecordsAskForAReasonAndTheRecordOpens(@TempDir Path folder) throws IOException {
        new Part10(501, 1, 1)
                .text(0x00100010, "PN", "Reason^Rita")
                .text(0x00100020, "LO", "ACC501")
                .write(folder.resolve("a.dcm"));
        assertEquals(1, workstation().imports().run(List.of(folder), Progress.NONE).imported());
        workstation().oversight().set(Setting.PATIENTS_PER_HOUR, "1");
        open("ACC501");
        Text reason = field("reason");
        Button go = robot.button(say("Go on", "继续"));
        assertFalse(robot.see(go::isEnabled), "without a reason");
        robot.type(reason, "too short");
        assertFalse(robot.see(go::isEnabled), "with nine characters");
        robot.type(reason, "a long list of referrals today");
        robot.screenshot("access-reason");
        robot.click(go);
        robot.await("closed", reason::isDisposed);
        workstation().oversight().set(Setting.PATIENTS_PER_HOUR, "60");
        robot.await("its series", () -> series().getItemCount() == 1);
        robot.await("opened", () -> chosen(robot).series().isPresent());
        List<Alert> raised = alerts(Rule.MANY_PATIENTS);
        assertEquals(1, raised.size());
        assertEquals("a long list of referrals today", raised.getFirst().reason().orElseThrow());
    }

    @Test
    @Order(2)
    void aRecordThatIsRefusedOpensInAnEmergencyAndIsRed() {
        PatientKey rita = patient("ACC501");
        workstation().consents().set(rita, Purpose.TREATMENT, false);
        open("ACC501");
        Button offer = robot.button(say("Emergency access…", "紧急访问…"));
        assertEquals(0, robot.see(() -> series().getItemCount()));
        robot.screenshot("access-refused");
        robot.click(offer);
        Text reason = field("reason");
        robot.type(reason, "unconscious after an accident");
        robot.screenshot("access-emergency");
        robot.click(robot.button(say("Open the record", "打开病历")));
        robot.await("closed", reason::isDisposed);
        robot.await("its series", () -> series().getItemCount() == 1);
        Canvas line =
                robot.control(Canvas.class, "emergency", c -> "emergency".equals(c.getData("id")));
        robot.await(
                "says until when",
                () ->
                        line.getToolTipText() != null
                                && line.getToolTipText()
                                        .startsWith(say("Emergency access to this", "紧急访问此病历")));
        Robot.sleep(500);
        ImageData pixels = robot.pixels(line);
        RGB ground = pixels.palette.getRGB(pixels.getPixel(2, 2));
        assertTrue(ground.red > 100 && ground.green < 60 && ground.blue < 60, "is " + ground);
        robot.screenshot("access-red");
        assertEquals(1, alerts(Rule.EMERGENCY).size());
        assertEquals(
                List.of("unconscious after an accident"),
                workstation().audit().newest(50).stream()
                        .filter(l -> l.type() == LedgerEntry.Type.EMERGENCY)
                        .map(l -> l.content().get("reason"))
                        .toList());
        robot.act(
                () -> {
                    service(PatientContext.class).clear();
                });
        robot.await("no longer said", () -> "".equals(line.getToolTipText()));
        workstation().consents().set(rita, Purpose.TREATMENT, true);
    }

    private static User nurse() {
        return workstation().staff().list().stream()
                .filter(u -> u.name().equals(NURSE))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitCell(Table table, int row, int column, String text) {
        robot.await(
                text,
                () ->
                        table.getItemCount() > row
                                && table.getItem(row).getText(column).equals(text));
    }

    @Test
    @Order(3)
    void anAdministratorAddsANurse() {
        robot.menu(robot.see(Product::window), ADMINISTRATION, 0);
        Table users = table(robot, say("User", "用户"));
        robot.await("who works", () -> users.getItemCount() == 1);
        robot.click(robot.button(say("Add…", "添加…")));
        Text name = field("name");
        robot.type(name, NURSE);
        Button save = robot.button(say("Save", "保存"));
        assertFalse(robot.see(save::isEnabled), "without a role");
        robot.click(robot.button(say("nurse", "护士")));
        robot.screenshot("access-add");
        robot.click(save);
        awaitCell(users, 1, 0, NURSE);
        awaitCell(users, 1, 1, say("nurse", "护士"));

        robot.clickRow(users, 1);
        robot.click(robot.button(say("Roles…", "角色…")));
        robot.click(robot.button(say("technician", "技师")));
        robot.click(robot.button(say("Save", "保存")));
        awaitCell(users, 1, 1, say("nurse, technician", "护士、技师"));

        robot.click(robot.button(say("Password…", "密码…")));
        robot.type(field("password.new"), PASSWORD);
        Button keep = robot.button(say("Save", "保存"));
        assertFalse(robot.see(keep::isEnabled), "typed once");
        robot.type(field("password.again"), PASSWORD);
        robot.screenshot("access-password");
        robot.click(keep);
        awaitCell(users, 1, 3, say("set", "已设置"));

        // disabled at last, so that the next start asks nobody who sits down
        robot.click(robot.button(say("Disable", "停用")));
        awaitCell(users, 1, 2, say("disabled", "已停用"));
        robot.screenshot("access-users");
        assertTrue(nurse().disabled() && nurse().hasPassword());
    }

    @Test
    @Order(4)
    void anAuditorMarksAnAlertAsSeen() {
        robot.menu(robot.see(Product::window), ADMINISTRATION, 1);
        Table alerts =
                robot.control(
                        Table.class,
                        "alerts",
                        t ->
                                t.getColumnCount() == 6
                                        && t.getColumn(2)
                                                .getText()
                                                .equals(say("What was unusual", "不寻常之处")));
        robot.await("alerts", () -> alerts.getItemCount() >= 2);
        int unseen = robot.see(alerts::getItemCount);
        robot.await("counted", () -> title().equals(unseen(unseen)));
        Link reminder =
                robot.control(Link.class, "reminder", l -> "alerts".equals(l.getData("id")));
        robot.await("counted below", () -> reminder.getText().contains(unseen + " "));
        robot.assertWhole(reminder);
        robot.clickRow(alerts, 0);
        robot.screenshot("access-alerts");
        robot.click(robot.button(say("Mark as seen…", "标为已查看…")));
        Text note =
                robot.control(
                        Text.class,
                        "note",
                        t -> t.getShell().getText().equals(say("Mark as seen", "标为已查看")));
        robot.type(note, "asked the doctor");
        robot.screenshot("access-note");
        robot.click(robot.button(say("OK", "确定")));
        robot.await("closed", note::isDisposed);
        awaitCell(alerts, 0, 3, say("seen", "已查看"));
        awaitCell(alerts, 0, 5, "asked the doctor");
        robot.await("counted again", () -> title().equals(unseen(unseen - 1)));
        robot.await("counted again below", () -> reminder.getText().contains(unseen - 1 + " "));
        robot.act(
                () -> {
                    page().hideView(page().findView("org.meridian.ui.admin.alerts"));
                    page().hideView(page().findView("org.meridian.ui.admin.users"));
                });
    }

    private static String unseen(int count) {
        return say("Alerts (" + count + " not seen)", "警示（" + count + " 条未查看）");
    }

    private static String title() {
        return page().findView("org.meridian.ui.admin.alerts").getTitle();
    }
}
