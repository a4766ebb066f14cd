package org.meridian.app;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;
import org.meridian.core.MeridianException;
import org.meridian.core.text.Texts;

import java.util.Locale;
import java.util.function.Consumer;

/** Tries a secret beside the UI thread, since that takes most of a second. */
final class SecretAttempt {
    private SecretAttempt() {}

    /**
     * Starts it.
     *
     * @param attempt runs on a thread of its own and throws where the secret is wrong
     * @param done runs on the UI thread after it was right
     * @param failed gets the reason on the UI thread
     */
    static void start(Display display, Runnable attempt, Runnable done, Consumer<String> failed) {
        Thread.ofPlatform()
                .name("secret")
                .start(
                        () -> {
                            try {
                                attempt.run();
                                display.asyncExec(done);
                            } catch (MeridianException e) {
                                String why = e.line(Locale.getDefault());
                                display.asyncExec(() -> failed.accept(why));
                            } catch (RuntimeException | OutOfMemoryError e) {
                                // the edge of the thread: who waits goes on
                                ILog.of(SecretAttempt.class).error("a secret was not tried", e);
                                String why = Texts.of(SecretAttempt.class).get("secret.failed");
                                display.asyncExec(() -> failed.accept(why));
                            }
                        });
    }
}
