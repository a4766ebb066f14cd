package org.meridian.ui.viewer.objects;

import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;

/** Shows an image that something points at. Used on the UI thread. */
public interface ImageShower {
    /**
     * Brings an image into the active cell.
     *
     * @param frame of the instance, from 1
     */
    void show(Patient patient, Study study, Series series, String sopInstanceUID, int frame);
}
