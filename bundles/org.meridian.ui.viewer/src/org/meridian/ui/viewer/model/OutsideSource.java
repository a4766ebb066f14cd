package org.meridian.ui.viewer.model;

import java.util.function.Consumer;

/** Who renders volumes from outside for one model. */
public interface OutsideSource {
    /**
     * Renders in the background, first coarsely, then better; whatever was wanted before no longer
     * is.
     *
     * @param receiver gets each picture, on the model's thread
     */
    void want(OutsideRequest request, Consumer<OutsideImage> receiver);

    /** Nothing is wanted any more. */
    void nothing();
}
