/** Doubles of what the search index stands on. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.testkit.search;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
