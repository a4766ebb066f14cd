/**
 * What a monitor makes of greys: test patterns, measured luminances, their agreement with the
 * Grayscale Standard Display Function (PS3.14) and calibration to it, after the report of the
 * American Association of Physicists in Medicine's Task Group 18, "Assessment of Display
 * Performance for Medical Imaging Systems" (2005). Pure functions, no screen.
 */
@NonNullByDefault
package org.meridian.imaging.display;

import org.eclipse.jdt.annotation.NonNullByDefault;
