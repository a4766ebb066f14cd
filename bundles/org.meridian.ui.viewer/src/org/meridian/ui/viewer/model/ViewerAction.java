package org.meridian.ui.viewer.model;

/** What a key or a menu entry does to the image. */
public enum ViewerAction {
    NEXT_IMAGE,
    PREVIOUS_IMAGE,
    TEN_ON,
    TEN_BACK,
    FIRST_IMAGE,
    LAST_IMAGE,
    NEXT_SERIES,
    PREVIOUS_SERIES,
    AUTO_WINDOW,
    PRESET_1,
    PRESET_2,
    PRESET_3,
    PRESET_4,
    PRESET_5,
    PRESET_6,
    PRESET_7,
    PRESET_8,
    PRESET_9,
    INVERT,
    OVERLAYS,
    FIT,
    ONE_TO_ONE,
    RESET,
    CANCEL;

    /** The action of the named window on a digit. */
    public static ViewerAction preset(int key) {
        return values()[PRESET_1.ordinal() + key - 1];
    }
}
