package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.show;
import static org.meridian.ui.tests.Product.table;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.progress.Progress;
import org.meridian.testkit.archive.Part10;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Mending what came in wrong, with a hand at the mouse. */
class QualityViewTest {
    private static final String QUALITY = "org.meridian.ui.archive.quality";
    private static final int SOURCE = 0;
    private static final int VALUES = 4;
    private static final int STATE = 5;

    private static Robot robot;

    private static String cell(Table table, int row, int column) {
        return robot.see(() -> table.getItem(row).getText(column));
    }

    private static int row(Table table, String text) {
        int[] found = {-1};
        robot.await(
                "a row with " + text,
                () -> {
                    for (int i = 0; i < table.getItemCount(); i++) {
                        for (int column = 0; column < table.getColumnCount(); column++) {
                            if (table.getItem(i).getText(column).startsWith(text)) {
                                found[0] = i;
                                return true;
                            }
                        }
                    }
                    return false;
                });
        return found[0];
    }

    @Test
    void aTechnicianMendsAMisspeltPartAndTakesItBack(@TempDir Path folder) throws IOException {
        robot = Robot.start();
        perspective(robot, "org.meridian.app.reading");
        new Part10(88, 1, 1)
                .text(0x00081010, "SH", "WARD-3")
                .text(0x00100010, "PN", "Quality^Anna")
                .text(0x00100040, "CS", "F")
                .text(0x00180015, "CS", "CHSET")
                .text(0x00180050, "DS", "2")
                .text(0x00280030, "DS", "1\\1")
                .write(folder.resolve("a.dcm"));
        assertEquals(1, workstation().imports().run(List.of(folder), Progress.NONE).imported());
        show(robot, QUALITY);
        Table sources = table(robot, say("Source", "来源"));
        robot.clickRow(sources, row(sources, "WARD-3"));
        Table issues = table(robot, say("Weight", "程度"));
        int part = row(issues, "CHSET → CHEST");
        assertTrue(cell(sources, row(sources, "WARD-3"), SOURCE).startsWith("WARD-3"));
        robot.clickRow(issues, part);
        robot.screenshot("quality");

        robot.click(robot.button(say("Mend…", "更正…")));
        Text value = field("BodyPartExamined");
        Text reason = field(say("Reason", "理由"));
        assertEquals("CHEST", robot.see(value::getText));
        Button mend = robot.button(say("Mend", "更正"));
        assertFalse(robot.see(mend::isEnabled), "without a reason");
        robot.type(reason, "typing error");
        robot.screenshot("quality-mend");
        robot.click(mend);
        robot.await("closed", reason::isDisposed);
        robot.await("mended", () -> bodyPart().equals("CHEST"));

        robot.click(robot.button(say("Decided ones too", "包括已决定的")));
        int mended = row(issues, "CHSET → CHEST");
        robot.await(
                "its state",
                () -> issues.getItem(mended).getText(STATE).equals(say("mended", "已更正")));
        robot.clickRow(issues, mended);
        robot.screenshot("quality-mended");
        robot.click(robot.button(say("Undo", "撤销")));
        robot.await("taken back", () -> bodyPart().equals("CHSET"));
        robot.await(
                "open again",
                () ->
                        issues.getItemCount() > mended
                                && issues.getItem(mended)
                                        .getText(STATE)
                                        .equals(say("open", "待处理")));
        assertEquals("CHSET → CHEST", cell(issues, mended, VALUES));
    }

    @Test
    void aPersonWhoIsThereTwiceIsComparedMergedAndTakenApart(@TempDir Path folder)
            throws IOException {
        robot = Robot.start();
        perspective(robot, "org.meridian.app.reading");
        twice(7391, "Doppel^Gerda=杜^佩", "20240131").write(folder.resolve("a.dcm"));
        twice(7392, "DOPPEL^GERDA", "20250212").write(folder.resolve("b.dcm"));
        workstation().imports().run(List.of(folder), Progress.NONE);
        show(robot, QUALITY);
        robot.click(robot.button(say("One person twice…", "重复的患者…")));
        Table pairs = table(robot, say("Likely", "可能性"));
        int pair = row(pairs, "P7391");
        robot.clickRow(pairs, pair);
        robot.screenshot("quality-duplicates");

        robot.click(robot.button(say("Compare…", "比对…")));
        Text reason = field("merge.reason");
        Button merge = robot.button(say("Merge", "合并"));
        assertFalse(robot.see(merge::isEnabled), "without a reason");
        robot.click(robot.button(say("P7392 leads", "以 P7392 为主")));
        robot.type(reason, "one card");
        robot.screenshot("quality-merge");
        robot.click(merge);
        Table merged = table(robot, say("Leads", "主记录"));
        int done = row(merged, "P7391");
        assertEquals("P7392", robot.see(() -> merged.getItem(done).getText(1)));
        assertEquals("P7392", workstation().library().patientNamed("P7391").patientID());
        assertEquals(2, studies("P7391"));
        robot.clickRow(merged, done);
        robot.screenshot("quality-merged");

        robot.click(robot.button(say("Take apart", "拆分")));
        robot.await("taken apart", () -> studies("P7391") == 1);
        robot.await("no merge is listed", () -> merged.getItemCount() == 0);
        assertEquals("P7391", workstation().library().patientNamed("P7391").patientID());

        robot.clickRow(pairs, row(pairs, "P7391"));
        robot.click(robot.button(say("Two persons…", "不是同一人…")));
        String asked = say("They are two persons", "不是同一人");
        Text why = robot.control(Text.class, "why", t -> t.getShell().getText().equals(asked));
        robot.type(why, "twins");
        robot.screenshot("quality-distinct");
        // the platform's own button
        robot.click(robot.button(say("OK", "确定")));
        robot.await("said", why::isDisposed);
        robot.await(
                "the pair is not listed any more",
                () ->
                        Arrays.stream(pairs.getItems())
                                .noneMatch(
                                        i ->
                                                i.getText(2).equals("P7391")
                                                        || i.getText(5).equals("P7391")));
        robot.click(robot.button(say("Close", "关闭")));
        robot.await("closed", pairs::isDisposed);
    }

    private static Part10 twice(int number, String name, String date) {
        return new Part10(number, 1, 1)
                .text(0x00080020, "DA", date)
                .text(0x00100010, "PN", name)
                .text(0x00100030, "DA", "19530303")
                .text(0x00100040, "CS", "F");
    }

    private static int studies(String patientID) {
        return workstation()
                .library()
                .patient(workstation().library().patientNamed(patientID).key())
                .studies()
                .size();
    }

    private static Text field(String name) {
        return robot.control(Text.class, name, t -> name.equals(t.getData("field")));
    }

    private static String bodyPart() {
        return workstation().library().patients(500).stream()
                .flatMap(p -> p.studies().stream())
                .filter(s -> s.studyInstanceUID().equals("2.25.88"))
                .flatMap(s -> workstation().library().series(s).stream())
                .map(s -> s.bodyPartExamined())
                .findFirst()
                .orElse("");
    }
}
