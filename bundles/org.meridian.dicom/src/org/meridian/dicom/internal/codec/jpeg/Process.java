package org.meridian.dicom.internal.codec.jpeg;

import org.meridian.dicom.pixel.Frame;

/** Decodes the scans of one frame. For one thread. */
interface Process {
    /** Decodes the scan whose header was just read. */
    void scan(ScanHeader scan);

    /** Whether no further scan can add to the frame. */
    boolean complete();

    /** The frame of all scans; fails when a component had none. */
    Frame frame();
}
