package org.meridian.archive.internal;

import org.meridian.archive.Importer;
import org.meridian.core.progress.Pace;
import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Says how far an import is: files, rate, remaining time. Used on one thread. */
final class RunProgress {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final double MEGABYTE = 1e6;

    private final Progress progress;
    private final long totalFiles;
    private final Pace pace;
    private final Texts texts = Texts.of(Importer.class);
    private long files;
    private long told = System.nanoTime() - EVERY_NANOS;

    /** Begins the task. */
    RunProgress(Progress progress, long files, long bytes) {
        this.progress = progress;
        this.totalFiles = files;
        this.pace = new Pace(files, bytes, System.nanoTime());
        progress.begin(texts.get("import.task"), files);
    }

    void passed(int count, long bytes) {
        files += count;
        pace.done(count, bytes);
        long now = System.nanoTime();
        if (now - told >= EVERY_NANOS) {
            told = now;
            progress.detail(line(now));
        }
        progress.worked(count);
    }

    private String line(long now) {
        String rate =
                texts.get(
                        "import.rate",
                        files,
                        Math.max(totalFiles, files),
                        Math.round(pace.filesPerSecond(now)),
                        Math.round(pace.bytesPerSecond(now) / MEGABYTE));
        return pace.remaining(now).map(left -> rate + remaining(left)).orElse(rate);
    }

    private String remaining(Duration left) {
        return left.toSeconds() < 100
                ? texts.get("import.seconds", left.toSeconds())
                : texts.get("import.minutes", Math.max(1, Math.round(left.toSeconds() / 60.0)));
    }
}
