package org.meridian.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What is kept of an import.
 *
 * @param number names it
 * @param actor who imported
 * @param sources the files and folders that were given
 * @param charset term of the character set that texts were read in; empty for the declared ones
 * @param state how it stands
 * @param files how many were met at its start
 * @param imported instances that were new
 * @param replaced how many of these took the place of a damaged object
 * @param duplicate files that were in the archive already
 * @param refused files that were not taken
 * @param bytes of all files it is done with
 * @param duration of the work, without interruptions
 */
public record ImportReport(
        int number,
        String actor,
        List<String> sources,
        String charset,
        Instant started,
        State state,
        int files,
        int imported,
        int replaced,
        int duplicate,
        int refused,
        long bytes,
        Duration duration) {

    /** How an import stands. */
    public enum State {
        /** It goes on just now. */
        RUNNING,
        DONE,
        /** It is not whole: cancelled, or the program or the archive fell. It can go on. */
        INTERRUPTED,
        /** It is not whole, and nobody wanted the rest. */
        GIVEN_UP
    }

    /** The same in another state. */
    ImportReport in(State other) {
        return new ImportReport(
                number, actor, sources, charset, started, other, files, imported, replaced,
                duplicate, refused, bytes, duration);
    }

    /** A file that was not taken, and why in both languages. */
    public record Refusal(String path, String code, String english, String chinese) {
        public String reason(Locale locale) {
            return locale.getLanguage().equals("zh") ? chinese : english;
        }
    }
}
