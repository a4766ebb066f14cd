/** Finding records by name, identifier, word, keyword, date and number. The only user of Lucene. */
@NonNullByDefault({PARAMETER, RETURN_TYPE, FIELD})
package org.meridian.search;

import static org.eclipse.jdt.annotation.DefaultLocation.FIELD;
import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
