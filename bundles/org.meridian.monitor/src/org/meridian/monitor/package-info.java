/** Values of bedside devices: sessions, recordings, replay, and what is filed to a patient. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.monitor;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
