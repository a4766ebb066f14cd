package org.meridian.ui.tests;

import static org.meridian.ui.tests.Product.chosen;
import static org.meridian.ui.tests.Product.image;
import static org.meridian.ui.tests.Product.patients;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.service;
import static org.meridian.ui.tests.Product.show;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.meridian.core.progress.Progress;
import org.meridian.imaging.WindowLevel;
import org.meridian.ui.PatientContext;
import org.meridian.workflow.SeriesImages;

/** A person's own window, from the settings to the screen. */
class WindowsTest {
    private final Robot robot = Robot.start();

    private Text field(String id) {
        return robot.control(Text.class, id, t -> id.equals(t.getData("id")));
    }

    @Test
    void aWindowPutOnAKeyIsTakenByIt() {
        perspective(robot, "org.meridian.app.reading");
        show(robot, "org.meridian.ui.viewer.image");
        Text query = robot.control(Text.class, "query", t -> t.getMessage().length() > 10);
        robot.type(query, "zhangs");
        Table table = patients(robot);
        robot.await("one hit", () -> table.getItemCount() == 1);
        robot.clickRow(table, 0);
        robot.await(
                "the CT",
                () ->
                        service(PatientContext.class)
                                .selection()
                                .series()
                                .filter(s -> s.numberOfInstances() > 1)
                                .isPresent());
        Product.preferences(robot, "org.meridian.ui.viewer.windows");
        robot.type(field("name7"), "mine");
        robot.type(field("center7"), "-200");
        robot.type(field("width7"), "900");
        robot.screenshot("windows");
        robot.press("Return");
        robot.await("kept", () -> query.isEnabled() && query.getShell().isEnabled());
        PatientContext.Selection selection = chosen(robot);
        Canvas canvas = image(robot);
        robot.clickInto(canvas);
        try (SeriesImages images =
                workstation()
                        .reading()
                        .open(
                                selection.study().orElseThrow(),
                                selection.series().orElseThrow(),
                                Progress.NONE)) {
            robot.press("7");
            ShownPicture shown = new ShownPicture(robot, canvas);
            shown.await(images, images.size() / 2, new WindowLevel(-200, 900));
            robot.press("1");
            shown.await(images, images.size() / 2, new WindowLevel(40, 400));
        }
    }
}
