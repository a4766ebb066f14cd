/** Objects that are made from images and point back at them: what they all have in common. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.dicom.derived;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
