package org.meridian.cli;

import org.meridian.core.progress.Progress;

/** Progress as lines on standard error: the task, then each tenth of it with how fast it goes. */
final class LineProgress implements Progress {
    private final Streams streams;
    private String task = "";
    private long total;
    private long done;
    private long told;
    private String detail = "";

    LineProgress(Streams streams) {
        this.streams = streams;
    }

    @Override
    public synchronized void begin(String newTask, long newTotal) {
        task = newTask;
        total = newTotal;
        done = 0;
        told = 0;
        detail = "";
        streams.err(task);
    }

    @Override
    public synchronized void worked(long units) {
        done += units;
        if (total > 0 && (done - told) * 10 >= total) {
            told = done;
            String more = detail.isEmpty() ? "" : ": " + detail;
            streams.err(task + " " + Math.min(100, 100 * done / total) + " %" + more);
        }
    }

    @Override
    public synchronized void detail(String line) {
        detail = line;
    }

    @Override
    public boolean cancelled() {
        return streams.cancelled();
    }
}
