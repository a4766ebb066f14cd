package org.meridian.dicom.present;

import org.meridian.dicom.pixel.LookupTable;
import org.meridian.imaging.WindowLevel;

/** How modality values become grey (PS3.3 C.11.8). */
public sealed interface Voi {
    record Window(WindowLevel window) implements Voi {}

    record Table(LookupTable table) implements Voi {}
}
