package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.meridian.ui.viewer.model.PointerInput;
import org.meridian.ui.viewer.model.PointerInput.Button;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.Optional;

/** Hands a canvas' mouse to the model; holds no state of its own. */
final class CanvasInput {
    /** What happens around the image. */
    interface Around {
        /** The pointer or the keys came to it. */
        void activate();

        /** Shows the menu at the pointer. */
        void menu();

        /** A double click. */
        void open(Point at);
    }

    private final Canvas canvas;
    private final PointerInput input;
    private final Around around;

    CanvasInput(Canvas canvas, PointerInput input, Around around) {
        this.canvas = canvas;
        this.input = input;
        this.around = around;
        canvas.addListener(SWT.MouseDown, this::press);
        canvas.addListener(SWT.MouseMove, e -> input.move(point(e)));
        canvas.addListener(SWT.MouseUp, this::release);
        canvas.addListener(SWT.MouseExit, e -> input.leave());
        canvas.addListener(SWT.MouseWheel, this::wheel);
        canvas.addListener(SWT.MouseDoubleClick, this::doubleClick);
        canvas.addListener(SWT.MenuDetect, this::menuKey);
        // without a listener a canvas takes no focus by the keys
        canvas.addListener(SWT.KeyDown, e -> {});
        // arrows, page keys and Esc belong to the image and do not move the focus
        canvas.addListener(SWT.Traverse, this::traverse);
        canvas.addListener(SWT.FocusIn, e -> around.activate());
        canvas.addListener(SWT.FocusOut, e -> input.forget());
    }

    private static Point point(Event event) {
        return new Point(event.x, event.y);
    }

    private static Optional<Button> button(Event event) {
        return switch (event.button) {
            case 1 -> Optional.of(Button.LEFT);
            case 2 -> Optional.of(Button.MIDDLE);
            case 3 -> Optional.of(Button.RIGHT);
            default -> Optional.empty();
        };
    }

    private void press(Event event) {
        canvas.setFocus();
        around.activate();
        button(event).ifPresent(b -> input.press(b, point(event)));
    }

    private void release(Event event) {
        if (button(event).filter(b -> input.release(b, point(event))).isPresent()) {
            around.menu();
        }
    }

    private void wheel(Event event) {
        boolean zoom = (event.stateMask & SWT.MOD1) != 0;
        boolean big = (event.stateMask & SWT.MOD2) != 0;
        input.wheel(Integer.signum(event.count), point(event), zoom, big);
        event.doit = false;
    }

    private void doubleClick(Event event) {
        if (event.button == 1) {
            around.open(point(event));
        }
    }

    /** The right button may become a drag: its menu waits for the release. */
    private void menuKey(Event event) {
        event.doit = false;
        if (event.detail == SWT.MENU_KEYBOARD) {
            around.menu();
        }
    }

    private void traverse(Event event) {
        switch (event.detail) {
            case SWT.TRAVERSE_ARROW_NEXT,
                    SWT.TRAVERSE_ARROW_PREVIOUS,
                    SWT.TRAVERSE_PAGE_NEXT,
                    SWT.TRAVERSE_PAGE_PREVIOUS,
                    SWT.TRAVERSE_RETURN,
                    SWT.TRAVERSE_ESCAPE ->
                    event.doit = false;
            default -> event.doit = true;
        }
    }
}
