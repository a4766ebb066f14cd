package org.meridian.ui.viewer.model;

import static org.meridian.ui.viewer.model.OverlayLayout.Corner.BOTTOM_LEFT;
import static org.meridian.ui.viewer.model.OverlayLayout.Corner.BOTTOM_RIGHT;
import static org.meridian.ui.viewer.model.OverlayLayout.Corner.TOP_LEFT;
import static org.meridian.ui.viewer.model.OverlayLayout.Corner.TOP_RIGHT;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.ui.viewer.model.OverlayLayout.Corner;

import java.util.Optional;

/** What can stand in a corner of an image, in the order in which it stands there. */
public enum OverlayField {
    NAME(TOP_LEFT, Rank.ALWAYS),
    ID(TOP_LEFT, Rank.ALWAYS),
    SEX_AGE(TOP_LEFT, Rank.ROOMY),
    BORN(TOP_LEFT, Rank.ROOMY),
    STUDY_DATE(TOP_RIGHT, Rank.MINIMAL),
    STUDY_TIME(null, Rank.ROOMY),
    ACCESSION(null, Rank.ROOMY),
    STUDY_DESCRIPTION(TOP_RIGHT, Rank.ROOMY),
    MODALITY(TOP_RIGHT, Rank.FULL),
    SERIES(TOP_RIGHT, Rank.FULL),
    /** Nothing else tells the sides of projections apart. */
    PROJECTION(BOTTOM_LEFT, Rank.ALWAYS),
    POINTER(BOTTOM_LEFT, Rank.ROOMY),
    LOADING(BOTTOM_LEFT, Rank.MINIMAL),
    IMAGE(BOTTOM_LEFT, Rank.MINIMAL),
    POSITION(BOTTOM_LEFT, Rank.FULL),
    OBLIQUE(BOTTOM_LEFT, Rank.MINIMAL),
    THICKNESS(BOTTOM_LEFT, Rank.ROOMY),
    LOSSY(BOTTOM_RIGHT, Rank.ALWAYS),
    AI(BOTTOM_RIGHT, Rank.ALWAYS),
    SLAB(BOTTOM_RIGHT, Rank.ALWAYS),
    FUSION(BOTTOM_RIGHT, Rank.ALWAYS),
    FILTER(BOTTOM_RIGHT, Rank.ALWAYS),
    SHUTTER(BOTTOM_RIGHT, Rank.ALWAYS),
    ZOOM(BOTTOM_RIGHT, Rank.FULL),
    INVERTED(BOTTOM_RIGHT, Rank.ALWAYS),
    WINDOW(BOTTOM_RIGHT, Rank.MINIMAL);

    /** When a field is shown at all. */
    enum Rank {
        /** A reader would be misled without it. */
        ALWAYS,
        MINIMAL,
        FULL,
        /** Where the image is wide enough. */
        ROOMY
    }

    private final @Nullable Corner usual;
    private final Rank rank;

    OverlayField(@Nullable Corner usual, Rank rank) {
        this.usual = usual;
        this.rank = rank;
    }

    /** Whether nobody can hide it. */
    public boolean always() {
        return rank == Rank.ALWAYS;
    }

    /** Where it stands until somebody chooses another place; empty for nowhere. */
    public Optional<Corner> usual() {
        return Optional.ofNullable(usual);
    }

    boolean shown(OverlayLevel level, boolean roomy) {
        return switch (rank) {
            case ALWAYS -> true;
            case MINIMAL -> level != OverlayLevel.OFF;
            case FULL -> level == OverlayLevel.FULL;
            case ROOMY -> level == OverlayLevel.FULL && roomy;
        };
    }
}
