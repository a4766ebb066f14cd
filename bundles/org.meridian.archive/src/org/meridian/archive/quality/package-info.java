/** Quality of what comes in: rules, a score per source, and a list to mend. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.archive.quality;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
