package org.meridian.ui.viewer.layout;

import org.meridian.core.MeridianException;
import org.meridian.workflow.SeriesImages;
import org.meridian.workflow.WorkflowError;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Opens each series once for all cells that show it, and closes it when the last one gives it back:
 * so they share its decoded pictures. Safe for all threads.
 */
public final class SeriesShelf {
    private final Map<String, CompletableFuture<SeriesImages>> openings = new HashMap<>();
    private final Map<SeriesImages, Integer> users = new IdentityHashMap<>();

    /**
     * The images of a series, which the caller gives back. Waits while another thread opens them;
     * if that one fails or is cancelled, opens them itself.
     *
     * @param opener opens them; may take long and fail
     */
    public SeriesImages take(String seriesInstanceUID, Supplier<SeriesImages> opener) {
        CompletableFuture<SeriesImages> mine = new CompletableFuture<>();
        CompletableFuture<SeriesImages> opening;
        synchronized (this) {
            CompletableFuture<SeriesImages> other = openings.putIfAbsent(seriesInstanceUID, mine);
            opening = other == null ? mine : other;
            if (opening.isDone() && !opening.isCompletedExceptionally()) {
                return used(opening.join());
            }
        }
        if (opening == mine) {
            return open(seriesInstanceUID, opener, mine);
        }
        try {
            SeriesImages images = opening.join();
            synchronized (this) {
                if (openings.get(seriesInstanceUID) == opening) {
                    return used(images);
                }
            }
        } catch (CompletionException e) {
            if (e.getCause() instanceof MeridianException known
                    && known.errorCode() == WorkflowError.NOT_OPENED) {
                throw known; // who has said no is not asked again
            }
            // whoever opened it tells the reason; this caller finds out by itself
        }
        return take(seriesInstanceUID, opener);
    }

    private SeriesImages open(
            String uid, Supplier<SeriesImages> opener, CompletableFuture<SeriesImages> mine) {
        try {
            SeriesImages images = opener.get();
            synchronized (this) {
                used(images);
            }
            mine.complete(images);
            return images;
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                openings.remove(uid, mine);
            }
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private SeriesImages used(SeriesImages images) {
        users.merge(images, 1, Integer::sum);
        return images;
    }

    /** Closes the images when nobody else has them. */
    public void giveBack(SeriesImages images) {
        synchronized (this) {
            Integer left = users.merge(images, -1, Integer::sum);
            if (left != null && left > 0) {
                return;
            }
            users.remove(images);
            openings.values().removeIf(o -> o.isDone() && o.getNow(null) == images);
        }
        images.close();
    }
}
