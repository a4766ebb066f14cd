package org.meridian.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.progress.Pace;

import java.time.Duration;
import java.util.Random;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void evenWorkIsForetoldExactly() {
        Pace pace = new Pace(1000, 500_000_000, 0);
        for (int second = 1; second <= 10; second++) {
            pace.done(50, 25_000_000);
            assertEquals(50, pace.filesPerSecond(second * SECOND), 1e-9);
        }
        assertEquals(25e6, pace.bytesPerSecond(10 * SECOND), 1e-3);
        assertEquals(Duration.ofSeconds(10), pace.remaining(10 * SECOND).orElseThrow());
    }

    @Test
    void nothingIsForetoldFromTheFirstMoments() {
        Pace pace = new Pace(1000, 1000, 0);
        pace.done(10, 10);
        assertTrue(pace.remaining(SECOND).isEmpty());
        assertTrue(new Pace(10, 10, 0).remaining(10 * SECOND).isEmpty());
    }

    @Test
    void theRemainingTimeSettlesWhereTheWorkIsUneven() {
        Random random = new Random(7);
        Pace pace = new Pace(100_000, 0, 0);
        double worst = 0;
        long done = 0;
        for (int second = 1; second <= 60; second++) {
            int files = 50 + random.nextInt(101);
            done += files;
            pace.done(files, 0);
            double left = pace.remaining(second * SECOND).map(Duration::toMillis).orElse(0L) / 1e3;
            if (second > 15) {
                double wanted = (100_000 - done) / 100.0;
                worst = Math.max(worst, Math.abs(left - wanted) / wanted);
            }
        }
        assertTrue(worst < 0.25, "off by " + worst);
    }

    @Test
    void aChangeOfPaceIsFollowed() {
        Pace pace = new Pace(100_000, 0, 0);
        for (int second = 1; second <= 60; second++) {
            pace.done(second <= 30 ? 100 : 10, 0);
            pace.filesPerSecond(second * SECOND);
        }
        assertEquals(10, pace.filesPerSecond(60 * SECOND), 3);
    }
}
