package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.chosen;
import static org.meridian.ui.tests.Product.image;
import static org.meridian.ui.tests.Product.page;
import static org.meridian.ui.tests.Product.patients;
import static org.meridian.ui.tests.Product.perspective;
import static org.meridian.ui.tests.Product.preferences;
import static org.meridian.ui.tests.Product.say;
import static org.meridian.ui.tests.Product.service;
import static org.meridian.ui.tests.Product.show;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.internal.Converter;
import org.eclipse.swt.internal.gtk.GTK;
import org.eclipse.swt.internal.gtk.OS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewReference;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.meridian.core.annotation.KeyImage;
import org.meridian.ui.PatientContext;

import java.util.ArrayList;
import java.util.List;

/** Several images side by side, by real events. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImageLayoutTest {
    private final Robot robot = Robot.start();

    private Composite pane() {
        return robot.see(() -> image(robot).getParent());
    }

    /** The cells on the screen, row by row. */
    private List<Canvas> cells(Composite pane) {
        return robot.see(
                () -> {
                    List<Canvas> seen = new ArrayList<>();
                    for (Control child : pane.getChildren()) {
                        if (child instanceof Canvas canvas && canvas.isVisible()) {
                            seen.add(canvas);
                        }
                    }
                    return seen;
                });
    }

    private static double bright(Robot robot, Canvas canvas) {
        ImageData pixels = robot.pixels(canvas);
        return Robot.brighter(pixels, 100);
    }

    @Test
    @Order(1)
    void oneClickMakesRowsAndColumns() {
        perspective(robot, "org.meridian.app.reading");
        show(robot, "org.meridian.ui.viewer.image");
        Product.choose(robot, "zhangs");
        robot.await("the CT", () -> service(PatientContext.class).selection().series().isPresent());
        Canvas first = image(robot);
        Composite pane = robot.see(first::getParent);
        robot.clickInto(first);
        robot.press("F6");
        Canvas squares =
                robot.control(Canvas.class, "layouts", c -> "layouts".equals(c.getData("id")));
        Point third = robot.see(() -> squares.toDisplay(2 * 29 + 10, 10));
        robot.screenshot("layout-picker");
        robot.click(third);
        robot.await("three cells", () -> pane.getChildren().length == 3);
        Rectangle one = robot.see(() -> cells(pane).get(0).getBounds());
        Rectangle three = robot.see(() -> cells(pane).get(2).getBounds());
        assertEquals(one.y, three.y);
        assertTrue(three.x > 2 * one.width);
        // a layout of one series fills one cell
        robot.await("the picture", () -> bright(robot, first) > 0.05);
    }

    @Test
    @Order(2)
    void aSeriesIsDraggedToACellAndCutThere() {
        Composite pane = pane();
        show(robot, "org.meridian.ui.archive.series");
        Table series =
                robot.control(
                        Table.class,
                        "series",
                        t -> t.getColumnCount() == 5 && t.getItemCount() > 0);
        Rectangle row = robot.see(() -> series.getItem(0).getBounds(0));
        Point from = robot.see(() -> series.toDisplay(row.x + 10, row.y + row.height / 2));
        Canvas second = cells(pane).get(1);
        Point to =
                robot.see(
                        () -> {
                            Rectangle area = second.getClientArea();
                            return second.toDisplay(area.width / 2, area.height / 2);
                        });
        robot.drag(from, to, 1);
        robot.await("the dragged series", () -> bright(robot, second) > 0.05);
        robot.click(second);
        ImageData taken = robot.pixels(second);
        robot.press("alt+3");
        robot.await("the coronal plane", () -> changed(second, taken) > 0.1);
        Robot.sleep(Robot.SETTLE_MS);
        ImageData thin = robot.pixels(second);
        robot.press("ctrl+alt+v");
        Text thickness =
                robot.control(Text.class, "thickness", t -> "thickness".equals(t.getData("id")));
        robot.type(thickness, "12.5");
        robot.screenshot("slab-thickness");
        robot.press("Return");
        robot.await("a slab", () -> changed(second, thin) > 0.1);
        robot.screenshot("slab");
        Canvas first = cells(pane).get(0);
        robot.clickInto(first);
        ImageData before = robot.pixels(first);
        robot.press("Down");
        robot.await("the next image", () -> changed(first, before) > 0);
        for (String step :
                List.of("shift+End", "shift+Prior", "plus", "ctrl+minus", "alt+shift+Right")) {
            Robot.sleep(Robot.SETTLE_MS);
            ImageData then = robot.pixels(first);
            robot.press(step);
            robot.await(step, () -> changed(first, then) > 0);
        }
        robot.press("BackSpace");
        robot.screenshot("layout");
        robot.press("F4");
        robot.await("four cells", () -> pane.getChildren().length == 4);
        robot.press("F2");
        robot.await("one cell", () -> pane.getChildren().length == 1);
    }

    @Test
    @Order(3)
    void aDoubleClickMaximisesAndBringsBack() {
        Composite pane = pane();
        Canvas first = cells(pane).get(0);
        robot.click(first);
        robot.press("F3");
        robot.await("two cells", () -> pane.getChildren().length == 2);
        robot.press("Return");
        robot.await("one seen", () -> cells(pane).size() == 1);
        robot.press("Return");
        robot.await("two seen", () -> cells(pane).size() == 2);
        robot.press("F2");
        robot.await("one cell", () -> pane.getChildren().length == 1);
    }

    private static List<KeyImage> keyImages() {
        return workstation()
                .keyImages()
                .of(service(PatientContext.class).selection().study().orElseThrow());
    }

    private void awaitListed(Table series, String marked) {
        robot.await(
                "the series list says " + marked,
                () -> series.getItem(0).getText(4).endsWith(marked));
    }

    @Test
    @Order(4)
    void aKeyImageIsMarkedFoundAgainAndTakenBack() {
        show(robot, "org.meridian.ui.archive.series");
        Table series =
                robot.control(
                        Table.class,
                        "series",
                        t -> t.getColumnCount() == 5 && t.getItemCount() > 0);
        Canvas canvas = image(robot);
        robot.clickInto(canvas);
        robot.press("k");
        awaitListed(series, "\u26051");
        for (int i = 0; i < 3; i++) {
            robot.press("Down");
        }
        robot.press("ctrl+k");
        awaitListed(series, "\u26052");
        String second = keyImages().getLast().image().sopInstanceUID();
        robot.press("ctrl+Prior");
        robot.press("k");
        awaitListed(series, "\u26051");
        assertEquals(second, keyImages().getFirst().image().sopInstanceUID());
        robot.press("ctrl+z");
        awaitListed(series, "\u26052");
        // a letter is a key on an image, whatever an input method would make of it
        inputMethod("cyrillic_translit");
        robot.press("k");
        awaitListed(series, "\u26051");
        inputMethod("");
        robot.press("ctrl+z");
        awaitListed(series, "\u26052");
        Robot.sleep(700);
        robot.screenshot("key-image");
    }

    /** Switches one of GTK's input methods on that turns each letter into another one. */
    private void inputMethod(String name) {
        robot.act(
                () -> {
                    OS.g_object_set(
                            GTK.gtk_settings_get_default(),
                            Converter.javaStringToCString("gtk-im-module"),
                            Converter.javaStringToCString(name),
                            0);
                });
    }

    @Test
    @Order(7)
    void keysGoToTheNextPersonAndBackAndToTheFullScreen() {
        Text query = robot.control(Text.class, "query", t -> t.getMessage().length() > 10);
        robot.act(
                () -> {
                    query.setText("");
                });
        Table table = patients(robot);
        robot.await("all persons", () -> table.getItemCount() > 1);
        Canvas canvas = image(robot);
        robot.clickInto(canvas);
        PatientContext.Selection first = chosen(robot);
        robot.press("ctrl+Down");
        robot.await("another person", () -> !isOpen(first));
        robot.press("ctrl+Up");
        robot.await("back again", () -> isOpen(first));
        robot.await("the picture", () -> bright(robot, canvas) > 0.05);
        Point before = robot.see(canvas::getSize);
        robot.press("F11");
        robot.await("larger", () -> canvas.getSize().x > before.x);
        robot.screenshot("full-screen");
        robot.press("F11");
        robot.await("as before", () -> canvas.getSize().equals(before));
    }

    private static boolean isOpen(PatientContext.Selection wanted) {
        return service(PatientContext.class).selection().study().equals(wanted.study());
    }

    private static int drawings() {
        return workstation()
                .annotations()
                .of(service(PatientContext.class).selection().series().orElseThrow())
                .size();
    }

    @Test
    @Order(5)
    void aLengthIsDrawnKeptTakenBackAndDeleted() {
        Canvas canvas = image(robot);
        robot.click(canvas);
        Rectangle area = robot.see(canvas::getClientArea);
        Point middle = robot.see(() -> canvas.toDisplay(area.width / 2, area.height / 2));
        robot.press("d");
        robot.drag(new Point(middle.x - 60, middle.y), new Point(middle.x + 60, middle.y - 20), 1);
        robot.await("a length is kept", () -> drawings() == 1);
        robot.press("e");
        robot.drag(
                new Point(middle.x - 90, middle.y + 20),
                new Point(middle.x - 20, middle.y + 90),
                1);
        robot.await("an ellipse is kept", () -> drawings() == 2);
        robot.screenshot("measures");
        robot.press("ctrl+z");
        robot.await("taken back", () -> drawings() == 1);
        robot.press("ctrl+y");
        robot.await("done again", () -> drawings() == 2);
        robot.press("Escape");
        robot.press("F9");
        robot.press("Delete");
        robot.await("the first is deleted", () -> drawings() == 1);
        // by the keys alone: Shift and the arrows lead the pointer
        robot.press("d");
        robot.press("Insert");
        robot.press("Insert");
        for (int i = 0; i < 8; i++) {
            robot.press("shift+Right");
        }
        robot.press("Insert");
        robot.await("a length without a mouse", () -> drawings() == 2);
        robot.screenshot("measured-by-keys");
        robot.press("Escape");
        robot.press("Escape");
    }

    /** By how much of its pixels a cell shows something else than before. */
    private double changed(Canvas cell, ImageData before) {
        ImageData now = robot.pixels(cell);
        int other = 0;
        for (int y = 0; y < now.height; y++) {
            for (int x = 0; x < now.width; x++) {
                other += now.getPixel(x, y) == before.getPixel(x, y) ? 0 : 1;
            }
        }
        return other / (double) (now.width * now.height);
    }

    @Test
    @Order(6)
    void planesAreTurnedByTheirHandlesAndTheVolumeByTheHand() {
        Composite pane = pane();
        robot.click(image(robot));
        robot.press("alt+0");
        robot.await("four cells", () -> pane.getChildren().length == 4);
        List<Canvas> cells = cells(pane);
        for (Canvas cell : cells) {
            robot.await("a picture in each", () -> bright(robot, cell) > 0.02);
        }
        Canvas axial = cells.get(0);
        Canvas coronal = cells.get(2);
        Rectangle area = robot.see(axial::getClientArea);
        Point middle = robot.see(() -> axial.toDisplay(area.width / 2, area.height / 2));
        int reach = (int) Math.round(0.36 * Math.min(area.width, area.height));
        ImageData before = robot.pixels(coronal);
        robot.drag(
                new Point(middle.x, middle.y - reach),
                new Point(middle.x + reach / 2, middle.y - reach),
                1);
        robot.await("the coronal plane turns", () -> changed(coronal, before) > 0.1);
        Canvas outside = cells.get(1);
        Point on = robot.see(() -> outside.toDisplay(area.width / 2, area.height / 2));
        ImageData front = robot.pixels(outside);
        robot.drag(on, new Point(on.x + 60, on.y + 20), 1);
        robot.await("the volume turns", () -> changed(outside, front) > 0.1);
        robot.screenshot("planes-turned");
        robot.click(axial);
        robot.press("alt+Home");
        robot.await("upright again", () -> changed(coronal, before) < 0.05);
        Canvas last = cells.get(3);
        ImageData sagittal = robot.pixels(last);
        robot.press("alt+j");
        for (int step = -1; step <= 1; step++) {
            robot.click(new Point(middle.x + 50 * step, middle.y + 20 * step * step));
        }
        robot.await("straightened", () -> changed(last, sagittal) > 0.1);
        robot.drag(
                robot.see(() -> last.toDisplay(area.width / 2, area.height / 2)),
                robot.see(() -> last.toDisplay(area.width / 2 + 30, area.height / 2)),
                1);
        robot.press("d");
        robot.drag(
                robot.see(() -> last.toDisplay(area.width / 2 - 40, area.height / 2 + 10)),
                robot.see(() -> last.toDisplay(area.width / 2 + 40, area.height / 2 + 10)),
                1);
        robot.press("e");
        robot.drag(
                robot.see(() -> last.toDisplay(area.width / 2, area.height / 2 - 40)),
                robot.see(() -> last.toDisplay(area.width / 2 + 20, area.height / 2 - 20)),
                1);
        robot.screenshot("curved");
        robot.press("d");
        robot.drag(
                robot.see(() -> outside.toDisplay(area.width / 2, area.height / 3)),
                robot.see(() -> outside.toDisplay(area.width / 2, 2 * area.height / 3)),
                1);
        robot.screenshot("measured-outside");
        robot.press("w");
        robot.press("F2");
        robot.await("one cell", () -> pane.getChildren().length == 1);
        robot.press("alt+1");
    }

    @Test
    @Order(8)
    void aTextIsMovedToAnotherCornerAndHidden() {
        Canvas canvas = image(robot);
        preferences(robot, "org.meridian.ui.viewer.texts");
        Table fields = robot.control(Table.class, "fields", t -> "fields".equals(t.getData("id")));
        Combo place = robot.control(Combo.class, "place", c -> "place".equals(c.getData("id")));
        robot.clickRow(fields, 2);
        assertEquals(5, robot.see(place::getItemCount));
        robot.screenshot("texts");
        robot.clickRow(fields, 0);
        assertEquals(4, robot.see(place::getItemCount), "who it is cannot be hidden");
        robot.press("Escape");
        robot.await("closed", fields::isDisposed);
        robot.clickInto(canvas);
        robot.press("space");
        Robot.sleep(500);
        robot.screenshot("least-texts");
        robot.press("space");
        robot.press("space");
    }

    @Test
    @Order(9)
    void windowsOfPlugInsStandOnFreeKeysAndLooksAreEdited() {
        preferences(robot, "org.meridian.ui.viewer.windows");
        Text sixth = robot.control(Text.class, "name6", t -> "name6".equals(t.getData("id")));
        assertEquals(say("Temporal bone", "颞骨"), robot.see(sixth::getText));
        robot.press("Escape");
        robot.await("closed", sixth::isDisposed);
        preferences(robot, "org.meridian.ui.viewer.looks");
        Text points = robot.control(Text.class, "points", t -> "points".equals(t.getData("id")));
        assertEquals(3, robot.see(() -> points.getText().lines().count()));
        robot.screenshot("looks");
        robot.press("Escape");
        robot.await("closed", points::isDisposed);
    }

    @Test
    @Order(10)
    void aSecondWindowShowsImagesOfThePatient() {
        robot.clickInto(image(robot));
        robot.press("shift+F11");
        Canvas second = second();
        robot.await("its picture", () -> bright(robot, second) > 0.05);
        robot.screenshot("second-window");
        robot.act(
                () -> {
                    service(PatientContext.class).clear();
                });
        robot.await("nobody is left on it", () -> bright(robot, second) < 0.05);
        close(second);
    }

    /** The image of the window beside. */
    private Canvas second() {
        return robot.control(
                Canvas.class,
                "second",
                c -> "image".equals(c.getData("id")) && c.getShell() != Product.window());
    }

    private void close(Canvas second) {
        robot.act(
                () -> {
                    IViewReference view =
                            page().findViewReference("org.meridian.ui.viewer.image", "second");
                    page().hideView(view);
                });
        robot.await("closed", second::isDisposed);
    }

    private <T extends Control> T hangings(Class<T> kind, String field) {
        String id = "hanging." + field;
        return robot.control(kind, id, c -> id.equals(c.getData("id")));
    }

    private void clickSheet(int index) {
        TabFolder sheets =
                robot.control(TabFolder.class, "sheets", t -> "hanging".equals(t.getData("id")));
        robot.click(
                robot.see(
                        () -> {
                            Rectangle tab = sheets.getItem(index).getBounds();
                            return sheets.toDisplay(tab.x + tab.width / 2, tab.y + tab.height / 2);
                        }));
        robot.await("sheet " + index, () -> sheets.getSelectionIndex() == index);
    }

    private void awaitTold(String part) {
        robot.await("told: " + part, () -> robot.texts().stream().anyMatch(t -> t.contains(part)));
    }

    private void makeProtocolForTwoWindows() {
        preferences(robot, "org.meridian.ui.viewer.hanging");
        robot.click(hangings(Button.class, "new"));
        Text name = hangings(Text.class, "name.field");
        robot.type(name, "two windows");
        Combo modality = hangings(Combo.class, "modality");
        robot.click(modality);
        robot.type("ct");
        awaitTold(say("code of capitals", "须为大写代码"));
        robot.press("BackSpace");
        robot.press("BackSpace");
        robot.type("CT");
        robot.await("typed", () -> modality.getText().equals("CT"));
        robot.click(hangings(Button.class, "second"));
        for (String field : List.of("columns", "second.columns")) {
            Spinner columns = hangings(Spinner.class, field);
            robot.click(columns);
            robot.press("Up");
            robot.await(field, () -> columns.getSelection() == 2);
        }
        robot.screenshot("hanging-protocol");
        clickSheet(1);
        Table cells = hangings(Table.class, "cells");
        assertEquals(4, robot.see(cells::getItemCount));
        robot.clickRow(cells, 2);
        Text center = hangings(Text.class, "center");
        robot.type(center, "-600");
        awaitTold(say("one above 0", "大于 0"));
        robot.type(hangings(Text.class, "width"), "1500");
        Combo preset = hangings(Combo.class, "preset");
        robot.await("the lungs", () -> preset.getText().equals(say("Lung", "肺")));
        robot.screenshot("hanging-cells");
        clickSheet(2);
        robot.screenshot("hanging-text");
        Text text = robot.control(Text.class, "text", t -> "protocol".equals(t.getData("id")));
        assertTrue(
                robot.see(text::getText).contains("second.cell.1 = prior=0; series=1; plane=STACK"),
                robot.see(text::getText));
        leaveSettings(text);
    }

    private void leaveSettings(Control page) {
        Integer ok = IDialogConstants.OK_ID;
        robot.click(
                robot.control(
                        Button.class,
                        "ok",
                        b -> ok.equals(b.getData()) && b.getShell() == page.getShell()));
        robot.await("closed", page::isDisposed);
    }

    @Test
    @Order(11)
    void aProtocolMadeInTheSettingsHangsBothWindows() {
        Composite pane = pane();
        makeProtocolForTwoWindows();
        robot.clickRow(patients(robot), 1);
        robot.await("two cells", () -> pane.getChildren().length == 2);
        Canvas first = cells(pane).getFirst();
        robot.await("its picture", () -> bright(robot, first) > 0.05);
        robot.clickInto(first);
        robot.press("shift+F11");
        Canvas second = second();
        robot.await("two cells there", () -> second.getParent().getChildren().length == 2);
        robot.await("its picture", () -> bright(robot, second) > 0.05);
        robot.screenshot("hanging-two-windows");
        close(second);
        preferences(robot, "org.meridian.ui.viewer.hanging");
        Button delete = hangings(Button.class, "delete");
        robot.click(delete);
        robot.await("none of one's own", () -> !delete.isEnabled());
        leaveSettings(delete);
        robot.act(
                () -> {
                    service(PatientContext.class).clear();
                });
        robot.clickInto(image(robot));
        robot.press("F2");
        robot.await("one cell", () -> pane.getChildren().length == 1);
    }
}
