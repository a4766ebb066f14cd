package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.image;
import static org.meridian.ui.tests.Product.patients;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.show;
import static org.meridian.ui.tests.Product.table;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What has to be seen on a screen of 1366 by 768 pixels. */
class LayoutTest {

    private static Robot robot;

    @BeforeAll
    static void start() {
        robot = Robot.start();
        perspective(robot, "org.meridian.app.reading");
    }

    /** The titles are whole, and so many columns need no scrolling. */
    private static void assertSeen(Table table, int columns) {
        Robot.sleep(500);
        String cut =
                robot.see(
                        () -> {
                            GC gc = new GC(table);
                            gc.setFont(
                                    JFaceResources.getFontRegistry()
                                            .getBold(JFaceResources.DEFAULT_FONT));
                            int right = 0;
                            String found = "";
                            for (int i = 0; i < table.getColumnCount(); i++) {
                                var column = table.getColumn(i);
                                right += column.getWidth();
                                if (gc.textExtent(column.getText()).x + 8 > column.getWidth()
                                        || i < columns && right > table.getClientArea().width) {
                                    found += column.getText() + " ends at " + right + "; ";
                                }
                            }
                            gc.dispose();
                            return found.isEmpty() ? "" : found + table.getClientArea();
                        });
        assertEquals("", cut);
    }

    @Test
    void theColumnsThatMatterAreWhole() {
        show(robot, "org.meridian.ui.archive.series");
        assertSeen(patients(robot), 4);
        assertSeen(table(robot, say("No.", "序号")), 5);
        show(robot, "org.meridian.ui.analysis.findings");
        assertSeen(table(robot, say("Rank", "名次")), 4);
        show(robot, "org.meridian.ui.ledger.ledger");
        assertSeen(robot.control(Table.class, "ledger", t -> t.getColumnCount() == 6), 6);
        robot.screenshot("reading-ledger");
        show(robot, "org.meridian.ui.viewer.image");
    }

    @Test
    void theWelcomeLeavesTheImageItsPlaceAndShowsAllItsCards() {
        show(robot, "org.meridian.ui.viewer.image");
        show(robot, "org.meridian.app.welcome");
        for (String task : List.of("find", "import", "monitor", "read", "sample")) {
            Button card =
                    robot.control(
                            Button.class, task, b -> ("task." + task).equals(b.getData("task")));
            Robot.sleep(200);
            robot.assertWhole(card);
        }
        Point size = robot.see(() -> image(robot).getSize());
        assertTrue(size.x >= 560 && size.y >= 500, "the image has " + size);
        robot.screenshot("reading-welcome");
        robot.act(
                () -> {
                    var page = Product.page();
                    page.hideView(page.findView("org.meridian.app.welcome"));
                });
    }

    @Test
    void aboutSaysVersionAndLicencesWhole() {
        Shell window = robot.see(Product::window);
        robot.menu(window, 4, 0);
        Label version =
                robot.control(
                        Label.class,
                        "version",
                        l -> l.getText().startsWith(say("Version 0.1.0", "版本 0.1.0")));
        Label licence =
                robot.control(
                        Label.class,
                        "licence",
                        l ->
                                l.getText()
                                        .contains(
                                                say(
                                                        "GNU General Public License 3.0",
                                                        "GNU 通用公共许可证 3.0")));
        robot.screenshot("about");
        robot.assertWhole(version);
        Label disclaimer =
                robot.control(
                        Label.class,
                        "disclaimer",
                        l -> l.getText().contains(say("Not a certified", "不是经认证的")));
        assertTrue(robot.see(() -> inside(disclaimer)), "the disclaimer is cut");
        assertTrue(robot.see(() -> inside(licence)), "the licence is cut");
        robot.click(robot.button(say("Close", "关闭")));
        robot.await("closed", version::isDisposed);
    }

    /** A wrapped label has the height that its width asks for. */
    private static boolean inside(Label label) {
        Point size = label.getSize();
        return size.y >= label.computeSize(size.x, -1).y
                && label.getShell()
                        .getClientArea()
                        .contains(
                                label.getDisplay()
                                        .map(label, label.getShell(), size.x - 1, size.y - 1));
    }
}
