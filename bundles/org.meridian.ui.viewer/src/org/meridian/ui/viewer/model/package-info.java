/** The image view without a window: state, texts and pixels, driven by plain method calls. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.ui.viewer.model;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
