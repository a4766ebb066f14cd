package org.meridian.ui.viewer.model;

import java.util.Locale;

/** What a key, a button or a menu entry does to the active image or to all of them. */
public enum ViewerAction {
    NEXT_IMAGE,
    PREVIOUS_IMAGE,
    TEN_ON,
    TEN_BACK,
    FIRST_IMAGE,
    LAST_IMAGE,
    NEXT_SERIES,
    PREVIOUS_SERIES,
    NEXT_STUDY,
    PREVIOUS_STUDY,
    NEXT_PATIENT,
    PREVIOUS_PATIENT,
    FULL_SCREEN,
    FURTHER_WINDOW,
    AUTO_WINDOW,
    FILE_WINDOW,
    PRESET_1,
    PRESET_2,
    PRESET_3,
    PRESET_4,
    PRESET_5,
    PRESET_6,
    PRESET_7,
    PRESET_8,
    PRESET_9,
    WINDOW_WIDER,
    WINDOW_NARROWER,
    BRIGHTER,
    DARKER,
    INVERT,
    SHUTTER,
    ROTATE_RIGHT,
    ROTATE_LEFT,
    FLIP_HORIZONTALLY,
    FLIP_VERTICALLY,
    COLOURS,
    UPTAKE,
    FUSE,
    FUSE_MORE,
    FUSE_LESS,
    FUSE_WINDOW,
    FUSE_COLOURS,
    FILTER,
    OVERLAYS,
    FIT,
    ONE_TO_ONE,
    ZOOM_IN,
    ZOOM_OUT,
    PAN_LEFT,
    PAN_RIGHT,
    PAN_UP,
    PAN_DOWN,
    RESET,
    CANCEL,
    PLANE_STACK,
    PLANE_AXIAL,
    PLANE_CORONAL,
    PLANE_SAGITTAL,
    PLANE_OUTSIDE,
    PLANE_CURVED,
    TURN_LEFT,
    TURN_RIGHT,
    TURN_UP,
    TURN_DOWN,
    TURN_RESET,
    OUTSIDE_PRESET,
    KEEP_LOOK,
    SLAB,
    SLAB_THICKER,
    SLAB_THINNER,
    SLAB_CHOOSE,
    TOOL_WINDOW,
    TOOL_PAN,
    TOOL_ZOOM,
    TOOL_SCROLL,
    TOOL_CROSSHAIR,
    TOOL_MAGNIFIER,
    TOOL_TURN,
    TOOL_PATH,
    TOOL_LENGTH,
    TOOL_ANGLE,
    TOOL_COBB,
    TOOL_RECTANGLE,
    TOOL_ELLIPSE,
    TOOL_POLYGON,
    TOOL_FREEHAND,
    TOOL_POINT,
    TOOL_ARROW,
    TOOL_TEXT,
    DELETE,
    NEXT_DRAWING,
    NEXT_HANDLE,
    HANDLE_LEFT,
    HANDLE_RIGHT,
    HANDLE_UP,
    HANDLE_DOWN,
    HANDLE_LEFT_TEN,
    HANDLE_RIGHT_TEN,
    HANDLE_UP_TEN,
    HANDLE_DOWN_TEN,
    HANDLE_KEEP,
    UNDO,
    REDO,
    KEY_IMAGE,
    NEXT_KEY_IMAGE,
    PREVIOUS_KEY_IMAGE,
    EXPORT_KEY_IMAGES,
    EXPORT_REPORT,
    EXPORT_STATE,
    PRINT,
    POINTER_LEFT,
    POINTER_RIGHT,
    POINTER_UP,
    POINTER_DOWN,
    POINTER_PRESS,
    LAYOUT_1X1,
    LAYOUT_1X2,
    LAYOUT_2X2,
    LAYOUT_PLANES,
    LAYOUT_CHOOSE,
    KEEP_HANGING,
    NEXT_CELL,
    PREVIOUS_CELL,
    MAXIMISE,
    TILE,
    LINK,
    REFERENCE_LINES,
    CINE,
    CINE_FASTER,
    CINE_SLOWER;

    private static final String COMMANDS = "org.meridian.ui.viewer.";

    /** The action of the named window on a digit. */
    public static ViewerAction preset(int key) {
        return values()[PRESET_1.ordinal() + key - 1];
    }

    /** The action that takes a tool. */
    public static ViewerAction of(Tool tool) {
        return valueOf("TOOL_" + tool);
    }

    /** The action that changes to a plane. */
    public static ViewerAction of(Plane plane) {
        return valueOf("PLANE_" + plane);
    }

    /** Whether it leaves a handle in the hand; before any other what was moved by it is kept. */
    public boolean holdsHandle() {
        return this == CANCEL || compareTo(NEXT_HANDLE) >= 0 && compareTo(HANDLE_KEEP) <= 0;
    }

    /** The platform's command, to which keys are bound. */
    public String command() {
        return COMMANDS + name().toLowerCase(Locale.ROOT);
    }
}
