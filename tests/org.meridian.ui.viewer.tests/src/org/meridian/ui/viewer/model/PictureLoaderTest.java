package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.workflow.ImageDescription;
import org.meridian.workflow.Picture;
import org.meridian.workflow.PictureDecoders;

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
import java.util.stream.IntStream;

class PictureLoaderTest {
    /** 32 pictures of 4 x 4 on each side. */
    private static final long AHEAD = 2 * 32 * 32;

    private final Deque<Runnable> pool = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final PictureLoader loader =
            new PictureLoader(new PictureDecoders(pool::add, 1, AHEAD), Runnable::run);

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
    void whoScrollsUpGetsThePicturesAboveBeforeThoseBelow() {
        FakeSeries series = series(9);
        loader.want(series, 5, receiver("a"));
        loader.want(series, 4, receiver("b"));
        Bench.run(pool);
        assertEquals(List.of(4, 3, 5, 2, 6, 1, 7, 0, 8), series.decoded);
    }

    @Test
    void whatStandsOnAnyScreenComesBeforeWhatIsAheadOfAnother() {
        PictureDecoders decoders = new PictureDecoders(pool::add, 1, AHEAD);
        List<String> order = new ArrayList<>();
        FakeSeries left = recorded(order, "left");
        FakeSeries right = recorded(order, "right");
        new PictureLoader(decoders, Runnable::run).want(left, 0, receiver("left"));
        new PictureLoader(decoders, Runnable::run).want(right, 0, receiver("right"));
        Bench.run(pool);
        assertEquals(List.of("left0", "right0", "left1", "right1", "left2", "right2"), order);
        assertEquals(List.of("left0", "right0"), told);
    }

    @Test
    void oneThreadIsKeptForWhatComesOntoAScreen() {
        PictureDecoders decoders = new PictureDecoders(pool::add, 2, AHEAD);
        PictureLoader screen = new PictureLoader(decoders, Runnable::run);
        FakeSeries source = series(9);
        List<Integer> begun = new ArrayList<>();
        FakeSeries slow =
                new FakeSeries(
                        People.zhang(),
                        IntStream.range(0, 9).mapToObj(source::describe).toList(),
                        i -> {
                            begun.add(i);
                            if (i == 1) {
                                // while this one is decoded ahead, the other thread finds no work
                                Bench.run(pool);
                                screen.want(source, 5, receiver("b"));
                                Bench.run(pool);
                            }
                            return source.image(i);
                        },
                        Optional.empty());
        screen.want(slow, 0, receiver("a"));
        Bench.run(pool);
        assertEquals(List.of(0, 1), begun);
        assertEquals(List.of("a0", "b5"), told);
        assertEquals(List.of(0, 5), source.decoded.subList(0, 2));
    }

    private static FakeSeries recorded(List<String> order, String name) {
        FakeSeries source = series(3);
        return new FakeSeries(
                People.zhang(),
                List.of(source.describe(0), source.describe(1), source.describe(2)),
                i -> {
                    order.add(name + i);
                    return source.image(i);
                },
                Optional.empty());
    }

    @Test
    void aPictureThatWasDecodedMeanwhileIsDelivered() {
        FakeSeries series = series(3);
        series.image(1);
        loader.want(series, 1, receiver("a"));
        Bench.run(pool);
        assertEquals(List.of("a1"), told);
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
        PictureLoader busy =
                new PictureLoader(new PictureDecoders(threads, 3, AHEAD), Runnable::run);
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
