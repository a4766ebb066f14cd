package org.meridian.access;

import org.meridian.core.store.Reads;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time that access is judged by: the clock's, but never before what was noted already, so that
 * setting the clock back wins nothing.
 */
record AccessTime(Clock clock) {
    /** Computers correct their clocks by seconds, and people by minutes. */
    static final Duration TOLERANCE = Duration.ofMinutes(10);

    Instant now(Reads reads) {
        Instant now = clock.instant();
        return newest(reads).filter(noted -> noted.isAfter(now)).orElse(now);
    }

    /** Whether the clock has gone back further than a correction. */
    boolean wentBack(Reads reads) {
        Instant later = clock.instant().plus(TOLERANCE);
        return newest(reads).filter(noted -> noted.isAfter(later)).isPresent();
    }

    private static Optional<Instant> newest(Reads reads) {
        return reads.first(
                "select used from access_use order by used desc limit 1", r -> r.instant("used"));
    }
}
