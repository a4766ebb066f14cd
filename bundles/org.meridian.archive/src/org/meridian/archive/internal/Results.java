package org.meridian.archive.internal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;

/** What other threads came to. Stateless. */
public final class Results {
    private Results() {}

    /**
     * Waits for the result; throws what the thread threw.
     *
     * @param interrupted what holds for who is interrupted while waiting
     */
    public static <T> T of(Future<T> future, Function<InterruptedException, T> interrupted) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return interrupted.apply(e);
        }
    }
}
