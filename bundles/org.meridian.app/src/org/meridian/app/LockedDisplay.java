package org.meridian.app;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.keys.IBindingService;
import org.meridian.core.event.Events.Registration;
import org.meridian.workflow.ScreenLock;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the cover in the place of every window, detached part and dialog while it is locked: they
 * are hidden rather than painted over, so that nothing of them is left on the screen, in the
 * taskbar or for who reads a screen aloud, and come back as they were. On the UI thread.
 */
final class LockedDisplay {
    /** Under it the platform keeps what a window or a detached part is. */
    private static final String MODEL = "modelElement";

    private static final int[] TOUCHES = {
        SWT.KeyDown, SWT.MouseDown, SWT.MouseMove, SWT.MouseVerticalWheel, SWT.Touch, SWT.Gesture
    };
    private static final int[] OPERATIONS = {
        SWT.KeyDown,
        SWT.KeyUp,
        SWT.Traverse,
        SWT.MouseDown,
        SWT.MouseUp,
        SWT.MouseDoubleClick,
        SWT.MouseVerticalWheel,
        SWT.MouseHorizontalWheel,
        SWT.MenuDetect,
        SWT.DragDetect
    };

    private final Display display;
    private final IBindingService keys;
    private final ScreenLock lock;
    private final Runnable newUser;
    private final Registration changes;
    private final Listener touched;
    private final Listener withheld = this::withhold;
    private final Listener shown = this::shown;
    private final List<Shell> hidden = new ArrayList<>();
    private @Nullable Menu menu;
    private @Nullable Control focus;
    private @Nullable LockCover cover;

    /**
     * @param newUser is run when another user than before opened it, before the windows come back
     */
    LockedDisplay(IWorkbench workbench, ScreenLock lock, Runnable newUser) {
        this.display = workbench.getDisplay();
        this.keys = workbench.getService(IBindingService.class);
        this.lock = lock;
        this.newUser = newUser;
        touched = e -> lock.touch();
        for (int type : TOUCHES) {
            display.addFilter(type, touched);
        }
        display.addFilter(SWT.Show, shown);
        changes = lock.listen(() -> display.asyncExec(this::follow));
    }

    void close() {
        changes.close();
    }

    private void follow() {
        if (lock.isLocked() && cover == null) {
            cover();
        } else if (!lock.isLocked() && cover != null) {
            uncover(cover);
        }
    }

    private void cover() {
        focus = display.getFocusControl();
        keys.setKeyFilterEnabled(false);
        Menu open = menu;
        if (open != null && !open.isDisposed()) {
            open.setVisible(false);
        }
        Shell[] shells = display.getShells();
        LockCover made = new LockCover(display, lock, place(shells));
        cover = made;
        for (int type : OPERATIONS) {
            display.addFilter(type, withheld);
        }
        made.open();
        // what lies on others goes first
        for (int i = shells.length - 1; i >= 0; i--) {
            hide(shells[i]);
        }
        made.open();
    }

    /** Where the first window is. */
    private Rectangle place(Shell[] shells) {
        for (Shell shell : shells) {
            if (shell.isVisible() && !shell.getMinimized()) {
                return shell.getBounds();
            }
        }
        return display.getPrimaryMonitor().getClientArea();
    }

    private void hide(Shell shell) {
        if (!shell.isDisposed() && shell.getVisible()) {
            hidden.add(0, shell);
            shell.setVisible(false);
        }
    }

    /** A window that work opens meanwhile goes behind the cover too. */
    private void shown(Event event) {
        if (event.widget instanceof Menu opened) {
            menu = opened;
        } else if (event.widget instanceof Shell shell && isBehind(shell)) {
            display.asyncExec(
                    () -> {
                        if (!shell.isDisposed() && isBehind(shell) && shell.getVisible()) {
                            shell.setVisible(false);
                            hidden.add(shell);
                        }
                    });
        }
    }

    private void withhold(Event event) {
        if (isBehind(event.widget)) {
            event.doit = false;
            event.type = SWT.None;
        }
    }

    private boolean isBehind(Widget widget) {
        LockCover over = cover;
        return over != null
                && !(widget instanceof Control control && control.getShell() == over.shell());
    }

    /** Neither a window nor a detached part, which stay for the next user. */
    private static boolean isDialog(Shell shell) {
        return !shell.isDisposed() && shell.getData(MODEL) == null;
    }

    private void uncover(LockCover over) {
        for (int type : OPERATIONS) {
            display.removeFilter(type, withheld);
        }
        cover = null;
        if (over.hasNewUser()) {
            hidden.stream().filter(LockedDisplay::isDialog).forEach(Shell::dispose);
            newUser.run();
        }
        hidden.stream().filter(s -> !s.isDisposed()).forEach(s -> s.setVisible(true));
        hidden.clear();
        over.shell().dispose();
        keys.setKeyFilterEnabled(true);
        Control before = focus;
        focus = null;
        if (before != null && !before.isDisposed()) {
            before.getShell().forceActive();
            before.setFocus();
        }
    }
}
