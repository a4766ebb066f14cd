package org.meridian.workflow;

import org.meridian.dicom.present.Display;

/**
 * How a series is shown on a screen, to be written as a presentation state.
 *
 * @param sopInstanceUID of the image that is seen
 * @param display of this image, with the window or table that is seen; an area of none is all of it
 * @param windowForAll whether that window is for all images of the series; else each has its file's
 *     own
 */
public record ScreenLook(String sopInstanceUID, Display display, boolean windowForAll) {}
