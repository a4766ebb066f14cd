package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.meridian.ui.tests.Product.patients;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.meridian.archive.SavedSearch;

import java.util.List;

/** Finding somebody in the window: suggestions, what was understood, facets, saved searches. */
@TestMethodOrder(OrderAnnotation.class)
class SearchTest {
    private static Robot robot;

    @BeforeAll
    static void start() {
        robot = Robot.start();
        perspective(robot, "org.meridian.app.reading");
    }

    private static Text query() {
        return robot.control(Text.class, "query", t -> t.getMessage().length() > 10);
    }

    @Test
    @Order(1)
    void aSuggestionIsTakenByKeysWhileTheFieldKeepsTheFocus() {
        Text query = query();
        // a display without a window manager activates no window by itself
        robot.see(
                () -> {
                    Product.window().forceActive();
                    return query.forceFocus();
                });
        robot.type(query, "zhang");
        Shell list = suggestions();
        robot.screenshot("suggestions");
        robot.press("Down");
        robot.press("Return");
        robot.await("closed", () -> !list.isVisible());
        robot.await("taken", () -> !query.getText().equals("zhang"));
        Table table = patients(robot);
        robot.await("found", () -> table.getItemCount() > 0 && table.getItemCount() < 5);
    }

    private static Shell suggestions() {
        robot.await("suggestions", () -> find() != null);
        return robot.see(SearchTest::find);
    }

    private static Shell find() {
        for (Shell shell : Product.window().getDisplay().getShells()) {
            if ("suggestions".equals(shell.getData("id")) && shell.isVisible()) {
                return shell;
            }
        }
        return null;
    }

    @Test
    @Order(2)
    void whatWasUnderstoodIsShownAndTurnedBackIntoWords() {
        robot.type(query(), say("woman last spring", "去年春天 女"));
        Button chip =
                robot.control(Button.class, "sex", b -> b.getText().startsWith(say("sex", "性别")));
        robot.press("Escape");
        robot.screenshot("understood");
        robot.assertWhole(chip);
        robot.click(chip);
        robot.press("Down");
        robot.press("Down");
        robot.press("Return");
        robot.await("words", () -> query().getText().contains("\""));
    }

    @Test
    @Order(3)
    void aFacetIsAskedForByAClickAndAgainNoLonger() {
        robot.type(query(), say("since 2000", "2000年以来"));
        robot.press("Escape");
        Table table = patients(robot);
        robot.click(robot.button(say("Filters", "筛选")));
        Tree facets = robot.control(Tree.class, "facets", t -> "facets".equals(t.getData("id")));
        robot.await("counts", () -> sexes(facets) == 2);
        // so wide and high that nothing is scrolled
        zoom();
        robot.await("wide", () -> facets.getSize().y > 400);
        int before = robot.see(table::getItemCount);
        robot.screenshot("facets");
        robot.click(place(facets, "F"));
        robot.await("asked", () -> query().getText().endsWith("sex:F"));
        robot.await("fewer", () -> table.getItemCount() > 0 && table.getItemCount() < before);
        robot.screenshot("facet-chosen");
        robot.click(place(facets, "F"));
        robot.await("no longer", () -> !query().getText().contains("sex"));
        robot.await("all", () -> table.getItemCount() == before);
        robot.click(robot.button(say("Filters", "筛选")));
        robot.await("put away", () -> !facets.isVisible());
        zoom();
    }

    private static void zoom() {
        robot.act(
                () -> {
                    Product.page()
                            .toggleZoom(
                                    Product.page()
                                            .findViewReference("org.meridian.ui.archive.patients"));
                });
    }

    private static int sexes(Tree facets) {
        for (TreeItem heading : facets.getItems()) {
            if (heading.getText().equals(say("sex", "性别"))) {
                return heading.getItemCount();
            }
        }
        return 0;
    }

    private static Point place(Tree facets, String value) {
        TreeItem wanted = robot.see(() -> item(facets, value));
        robot.act(
                () -> {
                    facets.showItem(wanted);
                });
        // it scrolls when it paints
        Robot.sleep(500);
        return robot.see(
                () -> {
                    Rectangle at = wanted.getBounds();
                    return facets.toDisplay(at.x + 8, at.y + at.height / 2);
                });
    }

    private static TreeItem item(Tree facets, String value) {
        for (TreeItem heading : facets.getItems()) {
            for (TreeItem item : heading.getItems()) {
                if (value.equals(item.getData("value"))) {
                    return item;
                }
            }
        }
        throw new AssertionError("no " + value);
    }

    @Test
    @Order(4)
    void aSearchIsSavedUnderAName() {
        robot.click(robot.button(say("Searches…", "我的检索…")));
        Robot.sleep(500);
        robot.press("Down");
        robot.press("Return");
        robot.await(
                "dialog",
                () ->
                        Product.window().getDisplay().getActiveShell() != null
                                && Product.window()
                                        .getDisplay()
                                        .getActiveShell()
                                        .getText()
                                        .equals(say("Save this search", "保存此检索")));
        robot.press("Return");
        String text = say("since 2000", "2000年以来");
        robot.await(
                "saved",
                () ->
                        workstation()
                                .searches()
                                .saved()
                                .equals(List.of(new SavedSearch(text, text))));
        robot.act(
                () -> {
                    query().setText("");
                });
        assertEquals(1, workstation().searches().saved().size());
    }
}
