/**
 * What people type, read word by word: dates, sizes, vital signs and the other terms of the trade.
 */
@NonNullByDefault
package org.meridian.search.internal.language;

import org.eclipse.jdt.annotation.NonNullByDefault;
