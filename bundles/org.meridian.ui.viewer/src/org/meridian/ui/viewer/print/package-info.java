/** Images and reports on paper, or in a PDF file. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.ui.viewer.print;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
