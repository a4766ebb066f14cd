/** The rows of merging, and how probable pairs are found. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.archive.internal.merge;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
