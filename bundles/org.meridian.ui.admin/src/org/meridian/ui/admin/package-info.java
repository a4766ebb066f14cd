@NonNullByDefault(RETURN_TYPE)
package org.meridian.ui.admin;

import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import org.eclipse.jdt.annotation.NonNullByDefault;
