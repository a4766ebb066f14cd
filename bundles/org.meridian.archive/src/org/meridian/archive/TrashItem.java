package org.meridian.archive;

import org.meridian.core.record.Patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something in the trash.
 *
 * @param uid of the study or series; the patient's key where it is a whole person
 * @param title what it is, in one line, without the person's name
 * @param newest the newest study date in it
 * @param reason why somebody put it there
 * @param retainedUntil before this day it must not be deleted for good
 */
public record TrashItem(
        long item,
        Kind kind,
        String uid,
        Patient patient,
        String title,
        Optional<LocalDate> newest,
        String reason,
        String actor,
        Instant moved,
        int series,
        int instances,
        long bytes,
        Optional<LocalDate> retainedUntil) {

    /** What was moved. */
    public enum Kind {
        PATIENT,
        STUDY,
        SERIES
    }
}
