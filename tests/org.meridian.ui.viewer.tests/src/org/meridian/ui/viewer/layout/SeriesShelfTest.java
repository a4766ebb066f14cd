package org.meridian.ui.viewer.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.ui.viewer.model.FakeSeries;
import org.meridian.ui.viewer.model.People;
import org.meridian.ui.viewer.model.Volumes;
import org.meridian.workflow.SeriesImages;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class SeriesShelfTest {
    private final SeriesShelf shelf = new SeriesShelf();
    private final AtomicInteger opened = new AtomicInteger();

    private FakeSeries open() {
        opened.incrementAndGet();
        return FakeSeries.of(People.zhang(), Volumes.noise(Volumes.anisotropic(), 1));
    }

    @Test
    void aSeriesIsOpenedOnceAndClosedByTheLast() {
        FakeSeries first = (FakeSeries) shelf.take("1", this::open);
        assertSame(first, shelf.take("1", this::open));
        assertNotSame(first, shelf.take("2", this::open));
        assertEquals(2, opened.get());
        shelf.giveBack(first);
        assertFalse(first.closed);
        shelf.giveBack(first);
        assertTrue(first.closed);
        assertNotSame(first, shelf.take("1", this::open), "a closed one is not given again");
    }

    @Test
    void whoComesWhileItIsOpenedWaitsForIt() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch opening = new CountDownLatch(1);
        CompletableFuture<SeriesImages> first =
                CompletableFuture.supplyAsync(
                        () ->
                                shelf.take(
                                        "1",
                                        () -> {
                                            opening.countDown();
                                            await(go);
                                            return open();
                                        }));
        opening.await();
        CompletableFuture<SeriesImages> second =
                CompletableFuture.supplyAsync(() -> shelf.take("1", this::open));
        go.countDown();
        assertSame(first.get(), second.get());
        assertEquals(1, opened.get());
    }

    @Test
    void aFailureIsNotKept() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        shelf.take(
                                "1",
                                () -> {
                                    throw new IllegalStateException("unreadable");
                                }));
        assertFalse(((FakeSeries) shelf.take("1", this::open)).closed);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
