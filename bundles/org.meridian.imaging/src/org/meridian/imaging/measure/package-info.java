/**
 * Measuring on stored values: lengths, angles and regions of an image. Positions are in pixels, (0,
 * 0) is the centre of the first one, x counts columns and y rows.
 */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.imaging.measure;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
