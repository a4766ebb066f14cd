package org.meridian.ui.viewer.model;

import org.meridian.ui.viewer.model.ViewerModel.Point;

/** What the pointer does on one image to all of them; positions are in its device pixels. */
public interface Together {
    /** Points all images at what lies there. */
    void cross(Point at);

    /** Lets the path go on to what lies there. */
    void path(Point at);

    /**
     * Takes hold of what can be turned there.
     *
     * @return whether anything can
     */
    boolean take(Point at);

    /**
     * Turns what is held.
     *
     * @return whether anything is
     */
    boolean drag(Point to);

    /** Lets go of what is held. */
    void release();

    /**
     * Takes back what has been turned since it is held.
     *
     * @return whether anything was held
     */
    boolean cancel();
}
