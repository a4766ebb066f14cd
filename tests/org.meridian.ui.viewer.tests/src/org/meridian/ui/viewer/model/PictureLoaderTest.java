package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.workflow.ImageDescription;
import org.meridian.workflow.Picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

class PictureLoaderTest {
    private final Deque<Runnable> pool = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final PictureLoader loader = new PictureLoader(pool::add, 1, Runnable::run);

    private static FakeSeries series(int size) {
        VolumeGeometry geometry = VolumeGeometry.axial(4, 4, size, Vec3.ZERO, 1, 1);
        return FakeSeries.of(People.zhang(), Volumes.noise(geometry, size));
    }

    private PictureSource.Receiver receiver(String name) {
        return new PictureSource.Receiver() {
            @Override
            public void arrived(int index, Picture picture) {
                told.add(name + index);
            }

            @Override
            public void failed(int index, RuntimeException reason) {
                told.add(name + index + "!" + reason.getMessage());
            }
        };
    }

    @Test
    void theWantedPictureIsFirstAndItsNeighboursFollowByDistance() {
        FakeSeries series = series(7);
        loader.want(series, 2, receiver("a"));
        Bench.run(pool);
        assertEquals(List.of(2, 3, 1, 4, 0, 5, 6), series.decoded);
        assertEquals(List.of("a2"), told);
    }

    @Test
    void whatIsKeptIsNotDecodedAgain() {
        FakeSeries series = series(3);
        series.image(1);
        loader.want(series, 0, receiver("a"));
        Bench.run(pool);
        assertEquals(List.of(1, 0, 2), series.decoded);
    }

    @Test
    void aNewWishReplacesWhatWasNotBegun() {
        FakeSeries series = series(200);
        loader.want(series, 0, receiver("a"));
        loader.want(series, 150, receiver("b"));
        Bench.run(pool);
        assertEquals(150, series.decoded.get(0));
        assertEquals(List.of("b150"), told);
        assertTrue(series.decoded.stream().allMatch(i -> i >= 118 && i <= 182));
    }

    @Test
    void aPictureOfASeriesThatIsNoLongerWantedIsNotDelivered() {
        FakeSeries old = series(2);
        FakeSeries other = series(2);
        FakeSeries first =
                new FakeSeries(
                        People.zhang(),
                        List.of(old.describe(0)),
                        i -> {
                            loader.want(other, 0, receiver("other"));
                            return old.image(0);
                        },
                        Optional.empty());
        loader.want(first, 0, receiver("first"));
        Bench.run(pool);
        assertEquals(List.of("other0"), told);
    }

    @Test
    void nothingIsDecodedWhenNothingIsWanted() {
        FakeSeries series = series(5);
        loader.want(series, 2, receiver("a"));
        loader.nothing();
        Bench.run(pool);
        assertEquals(List.of(), series.decoded);
    }

    @Test
    void onlyTheWantedPicturesFailureIsTold() {
        List<ImageDescription> three =
                List.of(series(1).describe(0), series(1).describe(0), series(1).describe(0));
        FakeSeries broken =
                new FakeSeries(
                        People.zhang(),
                        three,
                        i -> {
                            throw new IllegalArgumentException("broken");
                        },
                        Optional.empty());
        loader.want(broken, 1, receiver("a"));
        Bench.run(pool);
        assertEquals(List.of(1, 2, 0), broken.decoded);
        assertEquals(List.of("a1!broken"), told);
    }

    @Test
    void onAPoolTheLastWishIsAnsweredWhateverCameBefore() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        CountDownLatch last = new CountDownLatch(1);
        ConcurrentLinkedQueue<Integer> arrived = new ConcurrentLinkedQueue<>();
        PictureLoader busy = new PictureLoader(threads, 3, Runnable::run);
        FakeSeries series = series(100);
        for (int i = 0; i < 500; i++) {
            busy.want(series, (i * 37) % 99, new Collector(arrived, last));
        }
        series.keeping.remove(99);
        busy.want(series, 99, new Collector(arrived, last));
        assertTrue(last.await(1, TimeUnit.MINUTES), "the last wish was not answered");
        threads.shutdown();
        assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
        assertEquals(1, arrived.stream().filter(i -> i == 99).count());
    }

    private record Collector(ConcurrentLinkedQueue<Integer> arrived, CountDownLatch last)
            implements PictureSource.Receiver {
        @Override
        public void arrived(int index, Picture picture) {
            arrived.add(index);
            if (index == 99) {
                last.countDown();
            }
        }

        @Override
        public void failed(int index, RuntimeException reason) {
            throw reason;
        }
    }
}
