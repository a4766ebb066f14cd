package org.meridian.workflow;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that decode for all screens of this computer, as many as it has processors. */
final class DecodingThreads implements AutoCloseable {
    /** More of them wait for memory rather than for each other. */
    private static final int MOST = 16;

    /** The part of the memory for pictures that is filled ahead of a person. */
    private static final double AHEAD = 0.8;

    private final ExecutorService pool;
    private final PictureDecoders decoders;

    /**
     * @param memory for pictures, in bytes
     */
    DecodingThreads(long memory) {
        int threads = Math.min(MOST, Runtime.getRuntime().availableProcessors());
        pool = Executors.newFixedThreadPool(threads, DecodingThreads::thread);
        decoders = new PictureDecoders(pool, threads, (long) (memory * AHEAD));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "picture decoder");
        thread.setDaemon(true);
        return thread;
    }

    PictureDecoders decoders() {
        return decoders;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
