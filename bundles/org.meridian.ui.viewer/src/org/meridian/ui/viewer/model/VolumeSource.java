package org.meridian.ui.viewer.model;

import org.meridian.imaging.Volume;
import org.meridian.workflow.SeriesImages;

import java.util.function.Consumer;

/** Who gathers a series into a volume for the model. */
public interface VolumeSource {
    /**
     * Starts to gather in the background.
     *
     * @param then gets the volume, on the model's thread
     * @param otherwise is called on the model's thread when it failed or was cancelled, of which
     *     the person was told
     */
    void gather(SeriesImages images, Consumer<Volume> then, Runnable otherwise);
}
