package org.meridian.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.BooleanSupplier;

/** Waits for what another thread does. */
public final class Await {
    private static final int EVERY_MS = 5;

    /** Fifty seconds: far more than it takes on a busy machine. */
    private static final int LOOKS = 10_000;

    private Await() {}

    /** Returns as soon as something is so; fails where it never is. */
    public static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < LOOKS; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(EVERY_MS);
        }
        fail("nothing happens");
    }
}
