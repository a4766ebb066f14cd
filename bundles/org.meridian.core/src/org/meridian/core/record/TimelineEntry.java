package org.meridian.core.record;

import java.time.Instant;

/**
 * One line of a patient's timeline.
 *
 * @param kind {@code study}, {@code finding}, {@code decision}, {@code vitals}, {@code consent}
 * @param key names the record within its kind
 * @param text one line for a person, in their language
 */
public record TimelineEntry(
        PatientKey patient, Instant time, String kind, String key, String text) {}
