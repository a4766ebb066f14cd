package org.meridian.ui.viewer.model;

/** How much stands on an image. */
public enum OverlayLevel {
    FULL,
    /** What tells images apart; marks and drawings stay. */
    MINIMAL,
    /** What nobody can hide alone, without marks and drawings. */
    OFF;

    /** The next one, after the last the first again. */
    OverlayLevel next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
