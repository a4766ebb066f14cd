package org.meridian.ui.viewer.layout;

import org.meridian.imaging.UptakeKind;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.SlabChoice;
import org.meridian.ui.viewer.model.SmallStep;
import org.meridian.ui.viewer.model.Tool;
import org.meridian.ui.viewer.model.Toolbox;
import org.meridian.ui.viewer.model.ViewerAction;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.Uptake;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Does to the active image, or to all, what a key or button asks. Used on the model's thread. */
public final class Actions {
    /** What only the window around the images can do. */
    public interface Surroundings {
        /**
         * Goes to another series of the study.
         *
         * @param count 1 for the next, -1 for the previous one; beyond an end nothing
         */
        void stepSeries(int count);

        /** Brings series of the study into cells that show none. */
        void fill();

        /** Shows the active series in all cells. */
        void spread();

        /**
         * Goes to another study of the patient, the newest being the first.
         *
         * @param count 1 for the next, -1 for the previous one; beyond an end nothing
         */
        void stepStudy(int count);

        /**
         * Goes to another patient of the list.
         *
         * @param forward down the list, otherwise up
         */
        void stepPatient(boolean forward);

        /** Opens a further window with images, on another monitor where there is one. */
        void furtherWindow();

        /** The images alone on all of the screen, and back. */
        void fullScreen();

        /**
         * Goes to another key image of the study.
         *
         * @param forward to the next one, otherwise to the one before
         */
        void stepKeyImage(boolean forward);

        /** Writes the key images of the study into a file. */
        void exportKeyImages();

        /** Writes a measurement report of what is drawn on the active series into a file. */
        void exportReport();

        /** Writes how the active image is seen, and what is drawn, as a presentation state. */
        void exportState();

        /** Shows the active series' volume along a path beside it. */
        void spreadCurve();

        /** Shows values of PET as uptake of a kind, now and in studies to come. */
        void show(UptakeKind kind);

        /** Lays a PET over the active series, or takes away what lies over it. */
        void fuse();

        /** Shows the planes of the active series' volume side by side. */
        void spreadPlanes();

        /** Marks the next drawing on the active image. */
        void selectNextDrawing();

        /** Chooses the next handle of the marked drawing on the active image for the keys. */
        void chooseNextHandle();

        /**
         * Moves the chosen handle.
         *
         * @param right and {@code down} in pixels of the image
         */
        void moveHandle(int right, int down);

        /** Keeps what was moved by its handle and lets go of it. */
        void keepHandle();

        /**
         * Leads the pointer of the active image by the keys.
         *
         * @param right and {@code down} in steps
         */
        void nudge(int right, int down);

        /** Presses the left button where the keys have led the pointer. */
        void tap();

        /** Keeps what hangs as a protocol for the next study of the kind. */
        void keepHanging();

        /** Prints the active image. */
        void print();

        /** Keeps how a volume is seen from outside for the next one. */
        void keepLook();

        /** Lets a person choose how thick the planes of the active image are. */
        void chooseSlab();

        /** Lets a person choose rows and columns. */
        void chooseLayout();

        /**
         * Takes back a drag that is running.
         *
         * @return whether there was one
         */
        boolean cancelDrag();
    }

    private static final int BIG_STEP = 10;

    /** A press of a key turns the planes by so many radians. */
    private static final double TURN = Math.toRadians(5);

    private final LayoutModel layout;
    private final Toolbox tools;
    private final Notes notes;
    private final Surroundings surroundings;

    public Actions(LayoutModel layout, Toolbox tools, Notes notes, Surroundings surroundings) {
        this.layout = layout;
        this.tools = tools;
        this.notes = notes;
        this.surroundings = surroundings;
    }

    public void run(ViewerAction action) {
        if (!action.holdsHandle()) {
            surroundings.keepHandle();
        }
        ViewerModel model = layout.active();
        switch (action) {
            case NEXT_IMAGE -> model.scroll(1);
            case PREVIOUS_IMAGE -> model.scroll(-1);
            case TEN_ON -> model.scroll(BIG_STEP);
            case TEN_BACK -> model.scroll(-BIG_STEP);
            case FIRST_IMAGE -> model.home();
            case LAST_IMAGE -> model.end();
            case NEXT_SERIES -> surroundings.stepSeries(1);
            case PREVIOUS_SERIES -> surroundings.stepSeries(-1);
            case NEXT_STUDY -> surroundings.stepStudy(1);
            case PREVIOUS_STUDY -> surroundings.stepStudy(-1);
            case NEXT_PATIENT -> surroundings.stepPatient(true);
            case PREVIOUS_PATIENT -> surroundings.stepPatient(false);
            case FURTHER_WINDOW -> surroundings.furtherWindow();
            case FULL_SCREEN -> surroundings.fullScreen();
            case AUTO_WINDOW -> model.greys().automatic();
            case FILE_WINDOW -> model.greys().nextFileWindow();
            case PRESET_1,
                    PRESET_2,
                    PRESET_3,
                    PRESET_4,
                    PRESET_5,
                    PRESET_6,
                    PRESET_7,
                    PRESET_8,
                    PRESET_9 ->
                    model.preset(action.ordinal() - ViewerAction.PRESET_1.ordinal() + 1);
            case WINDOW_WIDER -> SmallStep.wider(model);
            case WINDOW_NARROWER -> SmallStep.narrower(model);
            case BRIGHTER -> SmallStep.brighter(model);
            case DARKER -> SmallStep.darker(model);
            case SHUTTER -> model.covering().toggle();
            case INVERT -> model.greys().invert();
            case ROTATE_RIGHT -> model.setTurn(model.turn().rotated(1));
            case ROTATE_LEFT -> model.setTurn(model.turn().rotated(-1));
            case FLIP_HORIZONTALLY -> model.setTurn(model.turn().flippedHorizontally());
            case FLIP_VERTICALLY -> model.setTurn(model.turn().flippedVertically());
            case COLOURS -> model.appearance().nextColours();
            case UPTAKE -> model.uptake().map(Uptake::next).ifPresent(surroundings::show);
            case FUSE -> surroundings.fuse();
            case FUSE_MORE -> model.fusion().more(1);
            case FUSE_LESS -> model.fusion().more(-1);
            case FUSE_WINDOW -> model.fusion().toggleWindowed();
            case FUSE_COLOURS -> model.fusion().nextColours();
            case FILTER -> model.appearance().nextFilter();
            case OVERLAYS -> model.overlays().next();
            case FIT -> model.fit();
            case ONE_TO_ONE -> model.oneToOne();
            case ZOOM_IN -> SmallStep.zoom(model, 1);
            case ZOOM_OUT -> SmallStep.zoom(model, -1);
            case PAN_LEFT -> SmallStep.pan(model, -1, 0);
            case PAN_RIGHT -> SmallStep.pan(model, 1, 0);
            case PAN_UP -> SmallStep.pan(model, 0, -1);
            case PAN_DOWN -> SmallStep.pan(model, 0, 1);
            case RESET -> model.reset();
            case CANCEL -> cancel(model);
            case PLANE_STACK -> model.setPlane(Plane.STACK);
            case PLANE_AXIAL -> model.setPlane(Plane.AXIAL);
            case PLANE_CORONAL -> model.setPlane(Plane.CORONAL);
            case PLANE_SAGITTAL -> model.setPlane(Plane.SAGITTAL);
            case PLANE_OUTSIDE -> {
                model.setPlane(Plane.OUTSIDE);
                takeTurn();
            }
            case TURN_LEFT -> turn(model, -1, 0);
            case TURN_RIGHT -> turn(model, 1, 0);
            case TURN_UP -> turn(model, 0, -1);
            case TURN_DOWN -> turn(model, 0, 1);
            case TURN_RESET -> turnBack(model);
            case OUTSIDE_PRESET -> model.outside().preset(model.outside().look().preset().next());
            case KEEP_LOOK -> surroundings.keepLook();
            case PLANE_CURVED -> model.setPlane(Plane.CURVED);
            case SLAB -> slab(model, SlabChoice::next);
            case SLAB_THICKER -> slab(model, SlabChoice::thicker);
            case SLAB_THINNER -> slab(model, SlabChoice::thinner);
            case SLAB_CHOOSE -> {
                if (model.plane().cuts()) {
                    surroundings.chooseSlab();
                }
            }
            case TOOL_WINDOW,
                    TOOL_PAN,
                    TOOL_ZOOM,
                    TOOL_SCROLL,
                    TOOL_CROSSHAIR,
                    TOOL_MAGNIFIER,
                    TOOL_TURN,
                    TOOL_LENGTH,
                    TOOL_ANGLE,
                    TOOL_COBB,
                    TOOL_RECTANGLE,
                    TOOL_ELLIPSE,
                    TOOL_POLYGON,
                    TOOL_FREEHAND,
                    TOOL_POINT,
                    TOOL_ARROW,
                    TOOL_TEXT ->
                    tools.take(tool(action));
            case TOOL_PATH -> takePath();
            case DELETE -> delete();
            case NEXT_DRAWING -> surroundings.selectNextDrawing();
            case NEXT_HANDLE -> surroundings.chooseNextHandle();
            case HANDLE_LEFT -> surroundings.moveHandle(-1, 0);
            case HANDLE_RIGHT -> surroundings.moveHandle(1, 0);
            case HANDLE_UP -> surroundings.moveHandle(0, -1);
            case HANDLE_DOWN -> surroundings.moveHandle(0, 1);
            case HANDLE_LEFT_TEN -> surroundings.moveHandle(-BIG_STEP, 0);
            case HANDLE_RIGHT_TEN -> surroundings.moveHandle(BIG_STEP, 0);
            case HANDLE_UP_TEN -> surroundings.moveHandle(0, -BIG_STEP);
            case HANDLE_DOWN_TEN -> surroundings.moveHandle(0, BIG_STEP);
            case HANDLE_KEEP -> surroundings.keepHandle();
            case UNDO -> notes.history().undo();
            case REDO -> notes.history().redo();
            case KEY_IMAGE -> notes.keyImages().toggle(model);
            case NEXT_KEY_IMAGE -> surroundings.stepKeyImage(true);
            case PREVIOUS_KEY_IMAGE -> surroundings.stepKeyImage(false);
            case EXPORT_KEY_IMAGES -> surroundings.exportKeyImages();
            case EXPORT_REPORT -> surroundings.exportReport();
            case EXPORT_STATE -> surroundings.exportState();
            case PRINT -> surroundings.print();
            case POINTER_LEFT -> surroundings.nudge(-1, 0);
            case POINTER_RIGHT -> surroundings.nudge(1, 0);
            case POINTER_UP -> surroundings.nudge(0, -1);
            case POINTER_DOWN -> surroundings.nudge(0, 1);
            case POINTER_PRESS -> surroundings.tap();
            case LAYOUT_1X1 -> arrange(GridSize.SINGLE);
            case LAYOUT_1X2 -> arrange(new GridSize(1, 2));
            case LAYOUT_2X2 -> arrange(new GridSize(2, 2));
            case LAYOUT_PLANES -> {
                surroundings.spreadPlanes();
                takeTurn();
            }
            case LAYOUT_CHOOSE -> surroundings.chooseLayout();
            case KEEP_HANGING -> surroundings.keepHanging();
            case NEXT_CELL -> layout.activateNext(1);
            case PREVIOUS_CELL -> layout.activateNext(-1);
            case MAXIMISE -> layout.toggleMaximised();
            case TILE -> tile();
            case LINK -> layout.setLink(next(layout.link()));
            case REFERENCE_LINES -> layout.toggleReferenceLines();
            case CINE -> layout.toggleCine();
            case CINE_FASTER -> layout.cineFaster();
            case CINE_SLOWER -> layout.cineSlower();
        }
    }

    /** Another number of cells; those that come are filled. */
    public void arrange(GridSize size) {
        layout.arrange(size);
        surroundings.fill();
    }

    /** Where there is something to turn, the hand that holds the window turns it. */
    private void takeTurn() {
        if (tools.left() == Tool.WINDOW) {
            tools.take(Tool.TURN);
        }
    }

    /** Another path is drawn; the tool that draws it already is laid down. */
    private void takePath() {
        if (tools.left() != Tool.PATH) {
            layout.path().clear();
            surroundings.spreadCurve();
        }
        tools.take(Tool.PATH);
    }

    /** The last point of a path that is drawn, else the marked drawing. */
    private void delete() {
        if (tools.left() != Tool.PATH || !layout.path().removeLast()) {
            notes.marked().ifPresent(b -> b.selected().ifPresent(b::remove));
        }
    }

    /** Pictures as they were taken are as thick as they are. */
    private static void slab(ViewerModel model, UnaryOperator<SlabChoice> change) {
        if (model.plane().cuts()) {
            model.setSlab(change.apply(model.slab()));
        }
    }

    private void turn(ViewerModel model, int right, int down) {
        if (model.plane() == Plane.OUTSIDE) {
            model.outside().turn(right * TURN, down * TURN);
        } else if (model.plane() == Plane.CURVED) {
            model.curve().turn(right * TURN);
        } else if (right != 0) {
            layout.planes().turn(model, right * TURN);
        }
    }

    private void turnBack(ViewerModel model) {
        if (model.plane() == Plane.OUTSIDE) {
            model.outside().reset();
        } else if (model.plane() == Plane.CURVED) {
            model.curve().reset();
        } else {
            layout.planes().straighten(model);
        }
    }

    private void tile() {
        if (layout.tiled()) {
            layout.untile();
        } else {
            layout.tile();
            surroundings.spread();
        }
    }

    private static Tool tool(ViewerAction action) {
        return Stream.of(Tool.values())
                .filter(t -> ViewerAction.of(t) == action)
                .findFirst()
                .orElseThrow();
    }

    private static Link next(Link link) {
        Link[] all = Link.values();
        return all[(link.ordinal() + 1) % all.length];
    }

    /** Takes back what runs at the moment; where nothing does, the image is reset. */
    private void cancel(ViewerModel model) {
        if (surroundings.cancelDrag()) {
            return;
        }
        if (layout.cine().playing()) {
            layout.toggleCine();
        } else if (notes.marked().isPresent()) {
            notes.marked().get().select(Optional.empty());
        } else if (tools.left() != Tool.WINDOW) {
            tools.take(Tool.WINDOW);
        } else if (layout.hasCross()) {
            layout.clearCross();
        } else {
            model.reset();
        }
    }
}
