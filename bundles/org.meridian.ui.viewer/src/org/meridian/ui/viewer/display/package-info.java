/** The monitors on which images are read: their test patterns, their check, their calibration. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.meridian.ui.viewer.display;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
