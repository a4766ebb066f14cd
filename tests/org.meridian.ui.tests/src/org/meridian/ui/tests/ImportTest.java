package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.page;
import static org.meridian.ui.tests.Product.patients;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.show;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.ImportReport;
import org.meridian.archive.WatchSetting;
import org.meridian.core.progress.Progress;
import org.meridian.testkit.archive.Part10;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What is dropped on the list of patients is imported, and what is refused is reported. */
class ImportTest {
    private static final String PATIENTS = "org.meridian.ui.archive.patients";
    private static final String IMAGE = "org.meridian.ui.viewer.image";

    /** Takes longer than a hand to the button. */
    private static final int MANY = 5000;

    private final Robot robot = Robot.start();
    private final Path folder;

    ImportTest(@TempDir Path folder) {
        this.folder = folder;
        perspective(robot, "org.meridian.app.reading");
    }

    private static byte[] image(int study, int instance) {
        return new Part10(study, 1, instance).text(0x00100010, "PN", "Zip^Dora=张^朵拉").bytes();
    }

    private Link line(String wanted) {
        return robot.control(Link.class, wanted, l -> l.getText().contains(wanted));
    }

    /** Follows a link of the line by the keys, counted from 0. */
    private void follow(Link line, int link) {
        robot.await("focus", line::setFocus);
        for (int i = 0; i < link; i++) {
            robot.press("Tab");
        }
        robot.press("Return");
    }

    /** As the platform tells the view of it when the button is let go. */
    private void drop(Path... files) {
        Table table = patients(robot);
        robot.see(
                () -> {
                    Composite at = table.getParent();
                    while (at.getData(DND.DROP_TARGET_KEY) == null) {
                        at = at.getParent();
                    }
                    Event event = dropped();
                    event.data = Arrays.stream(files).map(Path::toString).toArray(String[]::new);
                    ((DropTarget) at.getData(DND.DROP_TARGET_KEY)).notifyListeners(DND.Drop, event);
                    return at;
                });
    }

    /** The toolkit's event of dropping is nobody else's to make. */
    private static Event dropped() {
        try {
            Constructor<?> made =
                    Class.forName("org.eclipse.swt.dnd.DNDEvent").getDeclaredConstructor();
            made.setAccessible(true);
            return (Event) made.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aZipAndAFileAreDroppedAndTheReportSaysWhatWasRefused() throws IOException {
        Path zip = folder.resolve("片子.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream zipped = new ZipOutputStream(out)) {
            for (int i = 1; i <= 3; i++) {
                zipped.putNextEntry(new ZipEntry("图像/IM" + i));
                zipped.write(image(901, i));
            }
            zipped.putNextEntry(new ZipEntry("说明.txt"));
            zipped.write("no image".getBytes());
        }
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(image(902, 1), 600));
        Path single = Files.write(folder.resolve("single"), image(902, 2));
        drop(zip, cut, single);
        Combo reasons =
                robot.control(
                        Combo.class,
                        "reasons",
                        c -> c.getText().startsWith(say("All reasons (2)", "全部原因(2 个)")));
        Table files =
                robot.control(
                        Table.class,
                        "refused files",
                        t -> t.getShell() == reasons.getShell() && t.getItemCount() == 2);
        robot.screenshot("import-report");
        assertEquals(
                zip + "!说明.txt",
                robot.see(() -> files.getItem(0).getText(0)),
                "the first refused file");
        assertEquals(3, robot.see(reasons::getItemCount));
        robot.click(robot.button(say("Close", "关闭")));
        Link line = line(say("4 imported, 0 already here, 2 refused", "已导入 4 个"));
        assertTrue(robot.see(line::getText).contains(say("Report", "报告")));
        robot.screenshot("import-line");
        Text query = robot.control(Text.class, "query", t -> t.getMessage().length() > 10);
        robot.type(query, "P901");
        Table table = patients(robot);
        robot.await("the person of the zip", () -> table.getItemCount() == 1);
    }

    /** A small window that files can be dragged from, as from the system's own. */
    private Shell files(Point at, Path... dragged) {
        return robot.see(
                () -> {
                    Shell shell = new Shell(Product.window(), SWT.NO_TRIM | SWT.ON_TOP);
                    shell.setBounds(at.x, at.y, 40, 40);
                    DragSource source = new DragSource(shell, DND.DROP_COPY);
                    source.setTransfer(FileTransfer.getInstance());
                    source.addListener(
                            DND.DragSetData,
                            e ->
                                    e.data =
                                            Arrays.stream(dragged)
                                                    .map(Path::toString)
                                                    .toArray(String[]::new));
                    shell.open();
                    return shell;
                });
    }

    @Test
    void filesAreDroppedOnAnImageAsAnywhereOnTheWindow() throws IOException {
        Path single = Files.write(folder.resolve("single"), image(951, 1));
        show(robot, IMAGE);
        Canvas image = Product.image(robot);
        Point middle =
                robot.see(
                        () -> {
                            Rectangle area = image.getClientArea();
                            return image.toDisplay(area.width / 2, area.height / 2);
                        });
        Point corner = robot.see(() -> Product.window().toDisplay(300, 20));
        Shell source = files(corner, single);
        try {
            robot.drag(new Point(corner.x + 20, corner.y + 20), middle, 1);
            line(say("1 imported, 0 already here, 0 refused", "已导入 1 个，已存在 0 个"));
        } finally {
            robot.act(source::dispose);
        }
    }

    private void copy(Object content, Transfer kind) {
        robot.see(
                () -> {
                    Clipboard clipboard = new Clipboard(Display.getCurrent());
                    clipboard.setContents(new Object[] {content}, new Transfer[] {kind});
                    clipboard.dispose();
                    return content;
                });
    }

    private void paste() {
        Table table = patients(robot);
        robot.await("focus", table::setFocus);
        robot.press("ctrl+v");
    }

    @Test
    void copiedFilesAndPathsArePastedOntoTheList() throws IOException {
        Path folder = Files.createDirectories(this.folder.resolve("片子"));
        Files.write(folder.resolve("a"), image(941, 1));
        Files.write(folder.resolve("b"), image(941, 2));
        copy(new String[] {folder.toString()}, FileTransfer.getInstance());
        paste();
        line(say("2 imported, 0 already here, 0 refused", "已导入 2 个，已存在 0 个"));
        copy(folder.resolve("a") + "\n" + folder.resolve("b") + "\n", TextTransfer.getInstance());
        paste();
        line(say("0 imported, 2 already here, 0 refused", "已导入 0 个，已存在 2 个"));
    }

    @Test
    void theWatchedFolderTakesWhatArrives() throws IOException {
        Path watched = Files.createDirectories(folder.resolve("watched"));
        workstation().watching().set(Optional.of(new WatchSetting(watched, true)));
        try {
            Files.write(watched.resolve("a"), image(903, 1));
            robot.await("moved", () -> Files.exists(watched.resolve("imported/a")));
            line(say("1 imported", "已导入 1 个"));
        } finally {
            workstation().watching().set(Optional.empty());
        }
    }

    @Test
    void anImportThatWasInterruptedIsOfferedAndGoesOn() throws IOException {
        for (int study = 911; study <= 914; study++) {
            Files.write(folder.resolve("s" + study), image(study, 1));
        }
        workstation().imports().run(List.of(folder), new CancelledAfterOne());
        // as at the next start: a view ends when it is closed in every perspective that shows it
        List<String> both = List.of("org.meridian.app.clinic", "org.meridian.app.reading");
        for (String perspective : both) {
            perspective(robot, perspective);
            robot.see(
                    () -> {
                        page().hideView(page().findView(PATIENTS));
                        return PATIENTS;
                    });
        }
        for (String perspective : both) {
            perspective(robot, perspective);
            show(robot, PATIENTS);
        }
        Link line = line(say("was interrupted", "中断"));
        robot.screenshot("import-interrupted");
        follow(line, 0);
        line(say("already here, 0 refused", "拒绝 0 个"));
        assertTrue(workstation().imports().interrupted().isEmpty());
    }

    @Test
    void anImportThatIsCancelledIsOfferedAtOnceAndCanBeLeft() throws IOException {
        Path many = Files.createDirectories(folder.resolve("many"));
        for (int instance = 1; instance <= MANY; instance++) {
            Files.write(many.resolve("i" + instance), image(921, instance));
        }
        drop(many);
        robot.click(robot.button(say("Cancel", "取消")));
        Link line = line(say("was interrupted", "中断"));
        robot.screenshot("import-cancelled");
        int number = workstation().imports().interrupted().orElseThrow().number();
        follow(line, 1);
        robot.await("no offer", () -> line.getText().isEmpty());
        assertTrue(workstation().imports().interrupted().isEmpty());
        assertEquals(ImportReport.State.GIVEN_UP, workstation().imports().report(number).state());
    }

    private static final class CancelledAfterOne implements Progress {
        private long done;

        @Override
        public void begin(String task, long total) {
            done = 0;
        }

        @Override
        public synchronized void worked(long units) {
            done += units;
        }

        @Override
        public synchronized boolean cancelled() {
            return done > 1;
        }
    }
}
