package org.meridian.workflow;

import org.meridian.dicom.present.Display;
import org.meridian.imaging.UptakeKind;

import java.util.Optional;

/**
 * How a series is shown on a screen, to be written as a presentation state.
 *
 * @param sopInstanceUID of the image that is seen
 * @param display of this image, with the window or table that is seen; an area of none is all of it
 * @param windowForAll whether that window is for all images of the series; else each has its file's
 *     own
 * @param uptake which uptake the window counts in; empty where it counts in the file's own values
 */
public record ScreenLook(
        String sopInstanceUID,
        Display display,
        boolean windowForAll,
        Optional<UptakeKind> uptake) {}
