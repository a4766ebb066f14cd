/** Volumes seen from outside: transfer functions and the rays that gather what they see. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.imaging.raycast;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
