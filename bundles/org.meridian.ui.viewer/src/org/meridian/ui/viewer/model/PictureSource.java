package org.meridian.ui.viewer.model;

import org.meridian.workflow.Picture;
import org.meridian.workflow.SeriesImages;

/** Who decodes pictures for the model. */
public interface PictureSource {
    /** Gets the wanted picture, on the model's thread. */
    interface Receiver {
        void arrived(int index, Picture picture);

        void failed(int index, RuntimeException reason);
    }

    /** Decodes a picture and then those around it; whatever was wanted before no longer is. */
    void want(SeriesImages images, int index, Receiver receiver);

    /** Nothing is wanted any more. */
    void nothing();
}
