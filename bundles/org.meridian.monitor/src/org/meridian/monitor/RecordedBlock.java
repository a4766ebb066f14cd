package org.meridian.monitor;

import java.time.Instant;

/**
 * One block of a recording.
 *
 * @param time when the bytes arrived or the line changed, in whole microseconds
 * @param bytes of a {@link Kind#DATA} block as they came from the line; must not be changed
 */
public record RecordedBlock(Kind kind, Instant time, byte[] bytes) {
    private static final byte[] NOTHING = {};

    /** What a block tells, and the letter by which it is stored. */
    public enum Kind {
        HEADER('H'),
        DATA('D'),
        LOST('L'),
        RESUMED('R');

        private final int letter;

        Kind(char letter) {
            this.letter = letter;
        }

        int letter() {
            return letter;
        }
    }

    public static RecordedBlock data(Instant time, byte[] bytes) {
        return new RecordedBlock(Kind.DATA, time, bytes);
    }

    /** The line went away. */
    public static RecordedBlock lost(Instant time) {
        return new RecordedBlock(Kind.LOST, time, NOTHING);
    }

    /** The line is back. */
    public static RecordedBlock resumed(Instant time) {
        return new RecordedBlock(Kind.RESUMED, time, NOTHING);
    }
}
