package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.awaitWindow;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.window;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The last of a start in one language; the next start, on the same workspace, is in the other. */
@TestMethodOrder(OrderAnnotation.class)
class LanguageTest {
    private final Robot robot = Robot.start();

    private Set<String> texts() {
        return robot.see(
                () -> {
                    Set<String> texts = new TreeSet<>();
                    collect(window(), texts);
                    return texts;
                });
    }

    /** The names on tabs, opened or not, and on the perspectives' buttons. */
    private static void collect(Composite parent, Set<String> texts) {
        if (parent instanceof CTabFolder tabs) {
            for (CTabItem tab : tabs.getItems()) {
                texts.add(tab.getText());
            }
        }
        if (parent instanceof ToolBar bar) {
            for (ToolItem item : bar.getItems()) {
                texts.add(item.getText());
            }
        }
        for (Control child : parent.getChildren()) {
            if (child instanceof Composite inner) {
                collect(inner, texts);
            }
        }
    }

    @Test
    @Order(1)
    void perspectivesAndViewsAreNamedInTheRunningLanguageAlone() {
        awaitWindow(robot);
        robot.screenshot("language-" + say("en", "zh"));
        Set<String> english =
                Set.of(
                        "Reading",
                        "Clinic",
                        "Patients",
                        "Series",
                        "Timeline",
                        "Image",
                        "Findings",
                        "Ledger",
                        "Monitor");
        Set<String> chinese = Set.of("阅片", "诊室", "患者", "序列", "时间线", "影像", "病灶", "账本", "监护");
        Set<String> shown = texts();
        assertTrue(shown.containsAll(say(english, chinese)), "shown: " + shown);
        Set<String> wrong = new TreeSet<>(shown);
        wrong.retainAll(say(chinese, english));
        assertEquals(Set.of(), wrong);
    }

    @Test
    @Order(2)
    void theOtherLanguageIsChosenInTheMenu() throws IOException {
        Shell window = robot.see(Product::window);
        robot.menu(window, 0, say(1, 0));
        robot.await("the question", () -> window.getDisplay().getActiveShell() != window);
        robot.press("Return");
        Path chosen = Path.of(System.getProperty("meridian.home"), "language");
        robot.await("chosen", () -> Files.exists(chosen));
        assertEquals(say("zh_CN", "en"), Files.readString(chosen).strip());
    }
}
