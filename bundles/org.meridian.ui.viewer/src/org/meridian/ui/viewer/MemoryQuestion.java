package org.meridian.ui.viewer;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.meridian.core.text.Texts;
import org.meridian.workflow.MemoryNeed;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Asks a person whether a series is opened whose images do not fit into memory all at once. */
final class MemoryQuestion {
    private final Display display;
    private final Texts texts = Texts.of(MemoryQuestion.class);

    MemoryQuestion(Display display) {
        this.display = display;
    }

    /**
     * Called on a job's thread, which waits for the answer.
     *
     * @param wanted whether somebody still waits for it; asked on the thread of the window
     */
    boolean goOn(MemoryNeed need, BooleanSupplier wanted) {
        AtomicBoolean yes = new AtomicBoolean();
        display.syncExec(() -> yes.set(wanted.getAsBoolean() && ask(need)));
        return yes.get();
    }

    private boolean ask(MemoryNeed need) {
        return MessageDialog.open(
                        MessageDialog.QUESTION,
                        display.getActiveShell(),
                        texts.get("memory.title"),
                        texts.get("memory.question", need.megabytes(), need.megabytesThere()),
                        SWT.NONE,
                        texts.get("memory.open"),
                        texts.get("memory.leave"))
                == 0;
    }
}
