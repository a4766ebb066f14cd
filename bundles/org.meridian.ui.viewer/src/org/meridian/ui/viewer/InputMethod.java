package org.meridian.ui.viewer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

import java.lang.reflect.Field;

/**
 * Keeps input methods away from a canvas, where a letter is a key and never a part of a word: a
 * Chinese one that is switched on would take it and show its own window. SWT has a way for this on
 * Windows alone; on GTK each canvas holds an input context, which is asked first about every key.
 */
final class InputMethod {
    private InputMethod() {}

    static void keepAway(Canvas canvas) {
        canvas.addListener(SWT.FocusIn, e -> canvas.getShell().setImeInputMode(SWT.NONE));
        canvas.addListener(SWT.FocusOut, e -> canvas.getShell().setImeInputMode(SWT.DEFAULT));
        if (SWT.getPlatform().equals("gtk")) {
            try {
                takeContext(canvas);
            } catch (ReflectiveOperationException | RuntimeException e) {
                // letters may be swallowed then; all that is essential has other keys
                ILog.of(InputMethod.class).warn("input methods are not kept off images", e);
            }
        }
    }

    /** Takes the input context away until the canvas is disposed of, when SWT frees it. */
    private static void takeContext(Canvas canvas) throws ReflectiveOperationException {
        Field context = Composite.class.getDeclaredField("imHandle");
        context.setAccessible(true);
        long handle = context.getLong(canvas);
        context.setLong(canvas, 0);
        canvas.addDisposeListener(
                e -> {
                    try {
                        context.setLong(canvas, handle);
                    } catch (IllegalAccessException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                });
    }
}
