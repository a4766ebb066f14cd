package org.meridian.ui.viewer.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridian.imaging.Turn;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.WindowPreset;
import org.meridian.ui.viewer.model.OverlayLevel;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.Tool;
import org.meridian.ui.viewer.model.Toolbox;
import org.meridian.ui.viewer.model.ViewerAction;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.Volumes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ActionsTest {
    private final Cells cells = new Cells();
    private final Toolbox tools = new Toolbox();
    private final List<String> asked = new ArrayList<>();
    private boolean dragging;
    private final Actions actions =
            new Actions(
                    cells.layout,
                    tools,
                    Notes.kept(
                            (series, put, removed, failed) -> {},
                            (series, image, key, failed) ->
                                    asked.add((key ? "key " : "no key ") + image.sopInstanceUID())),
                    new Actions.Surroundings() {
                        @Override
                        public void stepSeries(int count) {
                            asked.add("step " + count);
                        }

                        @Override
                        public void fill() {
                            asked.add("fill");
                        }

                        @Override
                        public void spread() {
                            asked.add("spread");
                        }

                        @Override
                        public void stepStudy(int count) {
                            asked.add("study " + count);
                        }

                        @Override
                        public void stepPatient(boolean forward) {
                            asked.add("patient " + forward);
                        }

                        @Override
                        public void furtherWindow() {
                            asked.add("further window");
                        }

                        @Override
                        public void fullScreen() {
                            asked.add("full screen");
                        }

                        @Override
                        public void print() {
                            asked.add("print");
                        }

                        @Override
                        public void keepLook() {
                            asked.add("keep look");
                        }

                        @Override
                        public void stepKeyImage(boolean forward) {
                            asked.add("key image " + forward);
                        }

                        @Override
                        public void exportKeyImages() {
                            asked.add("export");
                        }

                        @Override
                        public void spreadCurve() {
                            asked.add("curve");
                        }

                        @Override
                        public void fuse() {
                            asked.add("fuse");
                        }

                        @Override
                        public void spreadPlanes() {
                            asked.add("planes");
                        }

                        @Override
                        public void selectNextDrawing() {
                            asked.add("next drawing");
                        }

                        @Override
                        public void keepHanging() {
                            asked.add("keep hanging");
                        }

                        @Override
                        public void nudge(int right, int down) {
                            asked.add(right + "," + down);
                        }

                        @Override
                        public void tap() {
                            asked.add("tap");
                        }

                        @Override
                        public void chooseLayout() {
                            asked.add("choose");
                        }

                        @Override
                        public boolean cancelDrag() {
                            boolean was = dragging;
                            dragging = false;
                            return was;
                        }
                    });
    private ViewerModel model = cells.layout.active();

    @BeforeEach
    void open() {
        cells.open(0, Volumes.anisotropic());
    }

    @Test
    void theImageIsScrolled() {
        actions.run(ViewerAction.LAST_IMAGE);
        assertEquals(11, model.index());
        actions.run(ViewerAction.PREVIOUS_IMAGE);
        assertEquals(10, model.index());
        actions.run(ViewerAction.TEN_BACK);
        assertEquals(0, model.index());
        actions.run(ViewerAction.NEXT_IMAGE);
        assertEquals(1, model.index());
        actions.run(ViewerAction.TEN_ON);
        assertEquals(11, model.index());
        actions.run(ViewerAction.FIRST_IMAGE);
        assertEquals(0, model.index());
        actions.run(ViewerAction.NEXT_SERIES);
        actions.run(ViewerAction.PREVIOUS_SERIES);
        actions.run(ViewerAction.NEXT_STUDY);
        actions.run(ViewerAction.PREVIOUS_STUDY);
        actions.run(ViewerAction.NEXT_PATIENT);
        actions.run(ViewerAction.PREVIOUS_PATIENT);
        actions.run(ViewerAction.FULL_SCREEN);
        actions.run(ViewerAction.FURTHER_WINDOW);
        assertEquals(
                List.of(
                        "step 1",
                        "step -1",
                        "study 1",
                        "study -1",
                        "patient true",
                        "patient false",
                        "full screen",
                        "further window"),
                asked);
    }

    @Test
    void itsLookIsChanged() {
        Optional<WindowLevel> automatic = model.greys().window();
        for (int i = 1; i <= 5; i++) {
            actions.run(ViewerAction.preset(i));
            assertEquals(Optional.of(WindowPreset.CT.get(i - 1).window()), model.greys().window());
        }
        actions.run(ViewerAction.AUTO_WINDOW);
        assertEquals(automatic, model.greys().window());
        actions.run(ViewerAction.INVERT);
        assertTrue(model.greys().inverted());
        for (OverlayLevel level :
                List.of(OverlayLevel.MINIMAL, OverlayLevel.OFF, OverlayLevel.FULL)) {
            actions.run(ViewerAction.OVERLAYS);
            assertEquals(level, model.overlayLevel());
        }
        ViewTransform fitted = model.view();
        actions.run(ViewerAction.ONE_TO_ONE);
        assertEquals(1, Math.min(model.view().scaleX(), model.view().scaleY()), 1e-12);
        actions.run(ViewerAction.FIT);
        assertEquals(fitted, model.view());
        actions.run(ViewerAction.ROTATE_RIGHT);
        actions.run(ViewerAction.FLIP_HORIZONTALLY);
        assertEquals(new Turn(1, true), model.turn());
        actions.run(ViewerAction.ROTATE_LEFT);
        actions.run(ViewerAction.FLIP_VERTICALLY);
        assertEquals(new Turn(0, false), model.turn());
        actions.run(ViewerAction.ROTATE_LEFT);
        actions.run(ViewerAction.RESET);
        assertFalse(model.greys().inverted());
        assertEquals(Turn.NONE, model.turn());
        actions.run(ViewerAction.PLANE_SAGITTAL);
        assertEquals(Plane.SAGITTAL, model.plane());
        actions.run(ViewerAction.PLANE_STACK);
        assertEquals(Plane.STACK, model.plane());
    }

    @Test
    void cellsAreArrangedAndFilled() {
        actions.run(ViewerAction.LAYOUT_2X2);
        assertEquals(new GridSize(2, 2), cells.layout.size());
        actions.run(ViewerAction.NEXT_CELL);
        assertTrue(cells.layout.isActive(cells.cell(1)));
        actions.run(ViewerAction.PREVIOUS_CELL);
        actions.run(ViewerAction.MAXIMISE);
        assertTrue(cells.layout.maximised());
        actions.run(ViewerAction.LAYOUT_1X2);
        assertEquals(new GridSize(1, 2), cells.layout.size());
        actions.run(ViewerAction.TILE);
        assertTrue(cells.layout.tiled());
        actions.run(ViewerAction.LAYOUT_CHOOSE);
        actions.run(ViewerAction.LAYOUT_1X1);
        assertEquals(GridSize.SINGLE, cells.layout.size());
        assertFalse(cells.layout.tiled());
        assertEquals(List.of("fill", "fill", "spread", "choose", "fill"), asked);
        actions.run(ViewerAction.LINK);
        assertEquals(Link.POSITION, cells.layout.link());
        actions.run(ViewerAction.LINK);
        actions.run(ViewerAction.LINK);
        assertEquals(Link.OFF, cells.layout.link());
        actions.run(ViewerAction.REFERENCE_LINES);
        assertFalse(cells.layout.referenceLines());
        double rate = cells.layout.cine().rate();
        actions.run(ViewerAction.CINE_FASTER);
        actions.run(ViewerAction.CINE_SLOWER);
        assertEquals(rate, cells.layout.cine().rate(), 1e-9);
    }

    @Test
    void escapeTakesBackOneThingAfterTheOther() {
        actions.run(ViewerAction.INVERT);
        actions.run(ViewerAction.CINE);
        actions.run(ViewerAction.TOOL_CROSSHAIR);
        cells.layout.cross(model, model.placement().toDevice(3, 3));
        dragging = true;
        actions.run(ViewerAction.CANCEL);
        assertTrue(cells.layout.cine().playing(), "the drag alone");
        actions.run(ViewerAction.CANCEL);
        assertFalse(cells.layout.cine().playing());
        assertEquals(Tool.CROSSHAIR, tools.left());
        actions.run(ViewerAction.CANCEL);
        assertEquals(Tool.WINDOW, tools.left());
        assertTrue(cells.layout.hasCross());
        actions.run(ViewerAction.CANCEL);
        assertFalse(cells.layout.hasCross());
        assertTrue(model.greys().inverted());
        actions.run(ViewerAction.CANCEL);
        assertFalse(model.greys().inverted());
    }

    @Test
    void thePointerIsLedByKeys() {
        actions.run(ViewerAction.POINTER_LEFT);
        actions.run(ViewerAction.POINTER_DOWN);
        actions.run(ViewerAction.POINTER_PRESS);
        actions.run(ViewerAction.NEXT_DRAWING);
        assertEquals(List.of("-1,0", "0,1", "tap", "next drawing"), asked);
    }

    @Test
    void keyImagesAreMarkedAndTheMarkTakenBack() {
        actions.run(ViewerAction.FIRST_IMAGE);
        cells.settle();
        actions.run(ViewerAction.KEY_IMAGE);
        actions.run(ViewerAction.UNDO);
        actions.run(ViewerAction.REDO);
        actions.run(ViewerAction.NEXT_KEY_IMAGE);
        actions.run(ViewerAction.PREVIOUS_KEY_IMAGE);
        actions.run(ViewerAction.EXPORT_KEY_IMAGES);
        assertEquals(
                List.of(
                        "key 1.0",
                        "no key 1.0",
                        "key 1.0",
                        "key image true",
                        "key image false",
                        "export"),
                asked);
    }

    @Test
    void everyToolHasAnAction() {
        for (Tool tool : Tool.values()) {
            tools.take(Tool.WINDOW);
            actions.run(ViewerAction.of(tool));
            assertEquals(tool, tools.left());
        }
    }
}
