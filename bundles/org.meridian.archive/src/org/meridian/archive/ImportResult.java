package org.meridian.archive;

import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/**
 * What an import did with every file it met.
 *
 * @param imported instances that are new in the archive, and on the disk
 * @param replaced how many of these took the place of a stored object whose pixels are damaged
 * @param duplicate files whose very bytes were in the archive already
 * @param recovered studies, series or persons that came back from the trash, because files of
 *     theirs were imported again; what came back counts as duplicate
 * @param refused files that were not taken, in the order they were met
 * @param studies UIDs of the studies met, new or not
 * @param conflicts persons made because the patient ID of a stored person came with another name or
 *     birth date: for someone to look at
 * @param cancelled whether it ended early on request; what it counts is in the archive
 * @param number of its {@link ImportReport report}
 * @param bytes of the files it is done with
 * @param duration from its start until all of it was on the disk
 */
public record ImportResult(
        int imported,
        int replaced,
        int duplicate,
        int recovered,
        List<Refused> refused,
        SortedSet<String> studies,
        List<PatientKey> conflicts,
        boolean cancelled,
        int number,
        long bytes,
        Duration duration) {

    /**
     * A file that was not taken, and why.
     *
     * @param path where it is; of a file in a zip the zip's path, an exclamation mark and its name
     */
    public record Refused(String path, MeridianException failure) {
        public String code() {
            return failure.errorCode().code();
        }

        /** The reason for a person. */
        public String reason(Locale locale) {
            return failure.text(locale);
        }
    }
}
