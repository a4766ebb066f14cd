/** Merging two records of one person, and finding those that may be one person's. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.archive.merge;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
