/** Doubles of what stands beside the store. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.testkit.store;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
