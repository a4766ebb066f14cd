/** Pulse oximeters of Nonin, data format 2. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.monitor.drivers.nonin;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
