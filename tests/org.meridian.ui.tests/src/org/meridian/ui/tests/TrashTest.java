package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.patients;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.Retention;
import org.meridian.archive.TrashItem;
import org.meridian.core.progress.Progress;
import org.meridian.testkit.archive.Part10;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What is deleted in the window can be had back from there, until it is deleted for good. */
@TestMethodOrder(OrderAnnotation.class)
class TrashTest {
    private static final int FILE = 0;
    private static final int TRASH = 4;
    private static final String STUDY = "2.25.660";
    private static final String REASON = "wrong person";

    private static Robot robot;
    private static Table table;

    @BeforeAll
    static void fileAStudy(@TempDir Path folder) throws IOException {
        robot = Robot.start();
        perspective(robot, "org.meridian.app.reading");
        for (int instance = 1; instance <= 2; instance++) {
            new Part10(660, 1, instance)
                    .text(0x00100010, "PN", "Bin^Tom=宾^托")
                    .write(folder.resolve(instance + ".dcm"));
        }
        assertEquals(
                List.of(), workstation().imports().run(List.of(folder), Progress.NONE).refused());
        robot.type(robot.control(Text.class, "query", t -> t.getMessage().length() > 10), "P660");
        table = patients(robot);
    }

    @AfterAll
    static void keepAsBefore() {
        workstation().trash().setRetention(Retention.DEFAULT);
    }

    /** Deletes the one study that is listed, by its key. */
    @BeforeEach
    void delete() {
        robot.await("the study", () -> table.getItemCount() == 1);
        robot.clickRow(table, 0);
        activate();
        robot.press("Delete");
        Text reason =
                robot.control(
                        Text.class,
                        "reason",
                        t -> t.getShell().getText().equals(say("Move to the trash", "移入回收站")));
        robot.type(reason, REASON);
        robot.press("Return");
        robot.await("not listed", () -> table.getItemCount() == 0);
    }

    /** A display without a window manager activates no window by itself. */
    private static void activate() {
        robot.await(
                "focus",
                () -> {
                    Product.window().forceActive();
                    return table.forceFocus();
                });
    }

    private static Link undo() {
        return robot.control(
                Link.class,
                "undo",
                l -> l.getText().startsWith(say("In the trash now (2 images)", "已移入回收站（2 幅图像）")));
    }

    private static List<String> trashed() {
        return workstation().trash().list().stream().map(TrashItem::uid).toList();
    }

    /** The dialog of the trash, opened from the menu when there is something in it to see. */
    private static Table trash() {
        robot.menu(robot.see(Product::window), FILE, TRASH);
        Table list =
                robot.control(
                        Table.class,
                        "trash",
                        t -> t.getShell().getText().equals(say("Trash", "回收站")));
        robot.await("the item", () -> list.getItemCount() == 1);
        return list;
    }

    private static void close(Table trash) {
        Shell dialog = robot.see(trash::getShell);
        robot.click(robot.button(say("Close", "关闭")));
        robot.await("closed", dialog::isDisposed);
    }

    @Test
    @Order(1)
    void theLineBelowTheListHasItBack() {
        Link undo = undo();
        robot.screenshot("trash-undo");
        robot.assertWhole(undo);
        assertEquals(List.of(STUDY), trashed());
        robot.await("focus", undo::setFocus);
        robot.press("Return");
        robot.await("listed again", () -> table.getItemCount() == 1);
        robot.await("nothing to undo", () -> !undo.isVisible());
        assertEquals(List.of(), trashed());
    }

    @Test
    @Order(2)
    void theKeyOfUndoHasItBack() {
        undo();
        activate();
        robot.press("ctrl+z");
        robot.await("listed again", () -> table.getItemCount() == 1);
        assertEquals(List.of(), trashed());
    }

    @Test
    @Order(3)
    void theTrashSaysWhatAndWhyAndRestores() {
        Table list = trash();
        List<String> row =
                robot.see(
                        () -> List.of(1, 3, 4, 5).stream().map(list.getItem(0)::getText).toList());
        assertEquals(List.of("P660", "2", REASON, workstation().user()), row);
        robot.clickRow(list, 0);
        robot.screenshot("trash");
        robot.click(robot.button(say("&Restore", "恢复(&R)")));
        robot.await("nothing in it", () -> list.getItemCount() == 0);
        close(list);
        robot.await("listed again", () -> table.getItemCount() == 1);
        assertFalse(workstation().searches().search(STUDY, 2).isEmpty());
    }

    @Test
    @Order(4)
    void whatWasThereForLongEnoughIsDeletedForGood() {
        Table list = trash();
        empty();
        Label kept = report(say("0 deleted for good; 0 kept", "已彻底删除 0 项；按保存期限保留 0 项"));
        assertEquals(List.of(STUDY), trashed(), "it was there for no thirty days");
        keepNoDays(list);
        empty();
        robot.await(
                "gone", () -> kept.getText().startsWith(say("1 deleted for good", "已彻底删除 1 项")));
        robot.await("nothing in it", () -> list.getItemCount() == 0);
        robot.screenshot("trash-empty");
        close(list);
        assertEquals(List.of(), trashed());
        assertTrue(workstation().searches().search(STUDY, 2).isEmpty());
    }

    /** Asks for good, and confirms. */
    private static void empty() {
        robot.click(robot.button(say("&Empty…", "清空(&E)…")));
        robot.control(
                Label.class, "warning", l -> l.getText().contains(say("cannot be undone", "无法撤销")));
        robot.screenshot("trash-confirm");
        robot.press("Return");
    }

    private static Label report(String start) {
        return robot.control(Label.class, start, l -> l.getText().startsWith(start));
    }

    private static void keepNoDays(Table list) {
        Link rule =
                robot.control(
                        Link.class,
                        "rule",
                        l -> l.getShell() == list.getShell() && l.getText().contains("30"));
        robot.await("focus", rule::setFocus);
        robot.press("Return");
        Spinner days =
                robot.control(
                        Spinner.class, "days", s -> "retention.days".equals(s.getData("field")));
        robot.await("focus", days::setFocus);
        robot.press("ctrl+a");
        robot.type("0");
        robot.screenshot("retention");
        robot.click(robot.button(say("Save", "保存")));
        robot.await("another rule", () -> rule.getText().contains(say(" 0 days", "满 0 天")));
        assertEquals(new Retention(0, 0, false), workstation().trash().retention());
    }
}
