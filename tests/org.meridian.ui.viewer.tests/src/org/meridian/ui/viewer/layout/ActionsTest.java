package org.meridian.ui.viewer.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meridian.imaging.Turn;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.WindowPreset;
import org.meridian.ui.viewer.model.OutsidePreset;
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
    private int handlesKept;
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
                        public void show(UptakeKind kind) {
                            asked.add("uptake " + kind);
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
                        public void exportReport() {
                            asked.add("report");
                        }

                        @Override
                        public void exportState() {
                            asked.add("state");
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
                        public void chooseNextHandle() {
                            asked.add("next handle");
                        }

                        @Override
                        public void moveHandle(int right, int down) {
                            asked.add("handle " + right + "," + down);
                        }

                        @Override
                        public void keepHandle() {
                            handlesKept++;
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
                        public void chooseSlab() {
                            asked.add("slab");
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
            assertEquals(level, model.overlays().level());
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
    void planesBecomeThickerAndPicturesAsTheyWereTakenDoNot() {
        actions.run(ViewerAction.SLAB_THICKER);
        actions.run(ViewerAction.SLAB_CHOOSE);
        model.setPlane(Plane.CORONAL);
        assertTrue(model.slab().isThin());
        assertEquals(List.of(), asked);
        actions.run(ViewerAction.SLAB_THICKER);
        actions.run(ViewerAction.SLAB_THICKER);
        actions.run(ViewerAction.SLAB_THINNER);
        assertEquals(1, model.slab().millimetres());
        actions.run(ViewerAction.SLAB);
        assertTrue(model.slab().isThin(), "after one that has no name comes the plane itself");
        actions.run(ViewerAction.SLAB);
        assertEquals(5, model.slab().millimetres());
        actions.run(ViewerAction.SLAB_CHOOSE);
        assertEquals(List.of("slab"), asked);
    }

    @Test
    void aHandleIsMovedAndKeptBeforeAnythingElse() {
        actions.run(ViewerAction.NEXT_HANDLE);
        actions.run(ViewerAction.HANDLE_LEFT);
        actions.run(ViewerAction.HANDLE_DOWN);
        actions.run(ViewerAction.HANDLE_RIGHT_TEN);
        actions.run(ViewerAction.HANDLE_UP_TEN);
        assertEquals(
                List.of("next handle", "handle -1,0", "handle 0,1", "handle 10,0", "handle 0,-10"),
                asked);
        dragging = true;
        actions.run(ViewerAction.CANCEL);
        assertEquals(0, handlesKept);
        actions.run(ViewerAction.NEXT_IMAGE);
        assertEquals(1, handlesKept);
        actions.run(ViewerAction.HANDLE_KEEP);
        assertEquals(2, handlesKept);
    }

    /** Runs an action that leaves all but window and view as it is. */
    private void step(ViewerAction action, WindowLevel window, ViewTransform view) {
        Plane plane = model.plane();
        int index = model.index();
        actions.run(action);
        WindowLevel now = model.greys().window().orElseThrow();
        assertEquals(window.center(), now.center(), 1e-9, action.toString());
        assertEquals(window.width(), now.width(), 1e-9, action.toString());
        assertEquals(view.scaleX(), model.view().scaleX(), 1e-9, action.toString());
        assertEquals(view.scaleY(), model.view().scaleY(), 1e-9, action.toString());
        assertEquals(view.offsetX(), model.view().offsetX(), 1e-9, action.toString());
        assertEquals(view.offsetY(), model.view().offsetY(), 1e-9, action.toString());
        assertEquals(plane, model.plane());
        assertEquals(index, model.index());
        assertEquals(Turn.NONE, model.turn());
    }

    @ParameterizedTest
    @EnumSource(names = {"STACK", "CORONAL"})
    void windowZoomAndPlaceAreChangedBySteps(Plane plane) {
        model.setPlane(plane);
        cells.settle();
        WindowLevel window = new WindowLevel(40, 400);
        model.greys().choose(window);
        ViewTransform view = model.view();
        step(ViewerAction.WINDOW_WIDER, new WindowLevel(40, 420), view);
        step(ViewerAction.WINDOW_NARROWER, window, view);
        step(ViewerAction.BRIGHTER, new WindowLevel(20, 400), view);
        step(ViewerAction.DARKER, window, view);
        step(ViewerAction.DARKER, new WindowLevel(60, 400), view);
        step(ViewerAction.BRIGHTER, window, view);
        // the area is 200 by 100
        step(ViewerAction.ZOOM_IN, window, view.zoomed(1.25, 100, 50));
        step(ViewerAction.ZOOM_OUT, window, view);
        step(ViewerAction.PAN_LEFT, window, view.panned(-20, 0));
        step(ViewerAction.PAN_RIGHT, window, view);
        step(ViewerAction.PAN_UP, window, view.panned(0, -10));
        step(ViewerAction.PAN_DOWN, window, view);
        model.greys().invert();
        step(ViewerAction.BRIGHTER, new WindowLevel(60, 400), view);
    }

    /** As a drag it stays a window. */
    @Test
    void noStepMakesAWindowNarrowerThanOneValue() {
        model.greys().choose(new WindowLevel(40, 1.02));
        step(ViewerAction.WINDOW_NARROWER, new WindowLevel(40, 1), model.view());
        step(ViewerAction.WINDOW_WIDER, new WindowLevel(40, 1.05), model.view());
    }

    @Test
    void ofAVolumeFromOutsideTheLookIsChanged() {
        Optional<WindowLevel> window = model.greys().window();
        model.setPlane(Plane.OUTSIDE);
        model.outside().preset(OutsidePreset.BONE);
        cells.settle();
        actions.run(ViewerAction.WINDOW_WIDER);
        assertEquals(1.05, model.outside().look().stretch(), 1e-9);
        actions.run(ViewerAction.BRIGHTER);
        assertTrue(model.outside().look().shift() < 0, "more is seen");
        model.setPlane(Plane.STACK);
        cells.settle();
        assertEquals(window, model.greys().window());
    }

    private static List<Object> looks(Cells cells) {
        return cells.layout.cells().stream()
                .<Object>map(c -> List.of(c.greys().window(), c.view(), c.index()))
                .toList();
    }

    @Test
    void linkedCellsDoWhatTheyDoWhenTheHandDrags() {
        Cells byHand = new Cells();
        byHand.open(0, Volumes.anisotropic());
        for (Cells each : List.of(cells, byHand)) {
            each.layout.arrange(new GridSize(1, 2));
            each.open(1, Volumes.anisotropic());
            each.layout.setLink(Link.POSITION);
        }
        List<Object> before = looks(cells);
        actions.run(ViewerAction.WINDOW_WIDER);
        actions.run(ViewerAction.PAN_DOWN);
        actions.run(ViewerAction.ZOOM_IN);
        actions.run(ViewerAction.NEXT_IMAGE);
        ViewerModel dragged = byHand.layout.active();
        dragged.windowDrag(12.8, 0);
        dragged.panDrag(0, 10);
        dragged.zoomAt(new ViewerModel.Point(100, 50), 1.25);
        dragged.scroll(1);
        assertEquals(looks(byHand), looks(cells));
        assertNotEquals(before.getFirst(), looks(cells).getFirst());
        assertEquals(cells.index(0), cells.index(1));
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
