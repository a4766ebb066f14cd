/** What plug-ins bring in files of their own. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.ui.viewer.extension;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
