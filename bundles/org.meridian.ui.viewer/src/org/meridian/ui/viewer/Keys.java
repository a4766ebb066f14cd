package org.meridian.ui.viewer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.meridian.ui.viewer.model.ViewerAction;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The platform's keys of an image view: each action is a command, whose keys a person finds and
 * changes on the platform's page. Keys hold while an image has the focus, so that a letter typed
 * elsewhere is a letter.
 */
final class Keys {
    private static final String CONTEXT = "org.meridian.ui.viewer.image";

    /** In which arrows move a handle. */
    private static final String HANDLE = "org.meridian.ui.viewer.handle";

    private final IContextService contexts;
    private final IBindingService bindings;
    private Optional<Focus> focus = Optional.empty();
    private Optional<Focus> handle = Optional.empty();

    /** The image for which keys hold at the moment. */
    private record Focus(Canvas canvas, IContextActivation activation) {}

    Keys(IWorkbenchPartSite site, Consumer<ViewerAction> run) {
        contexts = site.getService(IContextService.class);
        bindings = site.getService(IBindingService.class);
        IHandlerService handlers = site.getService(IHandlerService.class);
        for (ViewerAction action : ViewerAction.values()) {
            handlers.activateHandler(
                    action.command(),
                    new AbstractHandler() {
                        @Override
                        public Object execute(ExecutionEvent event) {
                            run.accept(action);
                            return Boolean.TRUE;
                        }
                    });
        }
    }

    /** Keys hold while this canvas has the focus. */
    void follow(Canvas canvas) {
        canvas.addListener(SWT.FocusIn, e -> on(canvas));
        canvas.addListener(SWT.FocusOut, e -> off(canvas));
        canvas.addDisposeListener(e -> off(canvas));
    }

    private void on(Canvas canvas) {
        focus.ifPresent(f -> contexts.deactivateContext(f.activation()));
        focus = Optional.of(new Focus(canvas, contexts.activateContext(CONTEXT)));
    }

    /** Another image may have the focus already when one that had it is gone. */
    private void off(Canvas canvas) {
        holdHandle(canvas, false);
        focus.filter(f -> f.canvas() == canvas)
                .ifPresent(
                        f -> {
                            contexts.deactivateContext(f.activation());
                            focus = Optional.empty();
                        });
    }

    /** Whether keys move a handle of a drawing on a canvas. */
    void holdHandle(Canvas canvas, boolean held) {
        if (held && handle.isEmpty()) {
            handle = Optional.of(new Focus(canvas, contexts.activateContext(HANDLE)));
        } else if (!held) {
            handle.filter(h -> h.canvas() == canvas)
                    .ifPresent(
                            h -> {
                                contexts.deactivateContext(h.activation());
                                handle = Optional.empty();
                            });
        }
    }

    /** The key of an action as it is printed on it; empty where it has none. */
    String of(ViewerAction action) {
        String text = bindings.getBestActiveBindingFormattedFor(action.command());
        return text == null ? "" : text;
    }
}
