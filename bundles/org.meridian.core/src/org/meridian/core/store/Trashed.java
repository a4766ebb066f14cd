package org.meridian.core.store;

import org.meridian.core.record.PatientKey;

import java.util.List;

/**
 * What goes into the trash, comes back, or is deleted, as one.
 *
 * @param item names it as long as it is in the trash
 * @param series UIDs of the series that are in it
 * @param wholePatient whether it is the person with all that is kept of them, not only series
 */
public record Trashed(long item, PatientKey patient, List<String> series, boolean wholePatient) {}
