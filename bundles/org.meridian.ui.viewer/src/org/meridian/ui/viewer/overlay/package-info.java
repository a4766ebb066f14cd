/** What objects of a study lay over images: regions, and states that say how they are shown. */
@NonNullByDefault({RETURN_TYPE, FIELD})
package org.meridian.ui.viewer.overlay;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
