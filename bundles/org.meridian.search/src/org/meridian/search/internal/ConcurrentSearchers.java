package org.meridian.search.internal;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Searchers that look through the segments of a large index on all processors: the thread that asks
 * and helpers, which end with {@link #close}.
 */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
public final class ConcurrentSearchers extends SearcherFactory implements AutoCloseable {
    private final ExecutorService helpers =
            Executors.newFixedThreadPool(
                    Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
                    task -> {
                        Thread thread = new Thread(task, "Search");
                        thread.setDaemon(true);
                        return thread;
                    });

    @Override
    public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
        return new IndexSearcher(reader, helpers);
    }

    @Override
    public void close() {
        helpers.shutdown();
    }
}
