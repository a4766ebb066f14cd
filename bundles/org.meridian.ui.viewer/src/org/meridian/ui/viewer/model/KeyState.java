package org.meridian.ui.viewer.model;

/**
 * Whether a picture is a key image.
 *
 * @param title why an object selected it, in its own words; empty for marks made here
 */
public record KeyState(Kind kind, String title) {
    /** Who found it worth pointing at. */
    public enum Kind {
        NONE,
        /** A person at this archive. */
        MARKED,
        /** A key object selection of the study. */
        BROUGHT
    }

    public static final KeyState NONE = new KeyState(Kind.NONE, "");
    public static final KeyState MARKED = new KeyState(Kind.MARKED, "");

    public boolean isKey() {
        return kind != Kind.NONE;
    }
}
