package org.meridian.core.progress;

import java.time.Duration;
import java.util.Optional;

/**
 * How fast files are worked off and how long the rest takes. The rate is a mean over the last
 * seconds that forgets slowly, so that the remaining time settles. Times are nanoseconds of one
 * clock. Not safe for several threads.
 */
public final class Pace {
    /** What a file costs beside its bytes, in bytes. */
    private static final double FILE_COST = 200_000;

    /** Over so long the past is forgotten to a third. */
    private static final double MEMORY_SECONDS = 8;

    /** Before so long nothing is foretold. */
    private static final double TRUSTED_SECONDS = 2;

    private static final double NANOS = 1e9;

    private final long totalFiles;
    private final long totalBytes;
    private final long started;
    private long files;
    private long bytes;
    private long measured;
    private long measuredFiles;
    private long measuredBytes;
    private double filesPerSecond;
    private double bytesPerSecond;

    /**
     * @param totalFiles as far as is known
     * @param now when the work starts
     */
    public Pace(long totalFiles, long totalBytes, long now) {
        this.totalFiles = totalFiles;
        this.totalBytes = totalBytes;
        this.started = now;
        this.measured = now;
    }

    /** Adds what was done. */
    public void done(long moreFiles, long moreBytes) {
        files += moreFiles;
        bytes += moreBytes;
    }

    public double filesPerSecond(long now) {
        measure(now);
        return filesPerSecond;
    }

    public double bytesPerSecond(long now) {
        measure(now);
        return bytesPerSecond;
    }

    /** How long the rest takes; empty while nobody can tell. */
    public Optional<Duration> remaining(long now) {
        measure(now);
        double speed = bytesPerSecond + FILE_COST * filesPerSecond;
        double left = Math.max(0, totalBytes - bytes) + FILE_COST * Math.max(0, totalFiles - files);
        return seconds(now, started) < TRUSTED_SECONDS || speed <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(1000 * left / speed)));
    }

    private void measure(long now) {
        double passed = seconds(now, measured);
        if (passed <= 0) {
            return;
        }
        double all = seconds(now, started);
        // at first a plain mean, later one that forgets
        double weight = Math.max(passed / all, 1 - Math.exp(-passed / MEMORY_SECONDS));
        filesPerSecond += weight * ((files - measuredFiles) / passed - filesPerSecond);
        bytesPerSecond += weight * ((bytes - measuredBytes) / passed - bytesPerSecond);
        measured = now;
        measuredFiles = files;
        measuredBytes = bytes;
    }

    private static double seconds(long now, long then) {
        return (now - then) / NANOS;
    }
}
