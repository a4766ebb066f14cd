/** Which images of a study are hung where, as data. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.ui.viewer.hanging;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
