/** What people draw on images, and where it lies. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.core.annotation;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
