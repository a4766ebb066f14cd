package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.meridian.ui.viewer.model.KeyTable;
import org.meridian.ui.viewer.model.KeyTable.Key;
import org.meridian.ui.viewer.model.ViewerAction;
import org.meridian.ui.viewer.model.ViewerInput;
import org.meridian.ui.viewer.model.ViewerInput.Button;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.Optional;
import java.util.function.Consumer;

/** Hands a canvas' mouse and keys to the model; holds no state of its own. */
final class CanvasInput {
    private final Canvas canvas;
    private final ViewerInput input;
    private final Runnable menu;
    private final Consumer<Point> open;

    /**
     * @param menu shows the menu at the pointer
     * @param open is called on a double click
     */
    CanvasInput(Canvas canvas, ViewerInput input, Runnable menu, Consumer<Point> open) {
        this.canvas = canvas;
        this.input = input;
        this.menu = menu;
        this.open = open;
        canvas.addListener(SWT.MouseDown, this::press);
        canvas.addListener(SWT.MouseMove, e -> input.move(point(e)));
        canvas.addListener(SWT.MouseUp, this::release);
        canvas.addListener(SWT.MouseExit, e -> input.leave());
        canvas.addListener(SWT.MouseWheel, this::wheel);
        canvas.addListener(SWT.MouseDoubleClick, this::doubleClick);
        canvas.addListener(SWT.MenuDetect, this::menuKey);
        canvas.addListener(SWT.KeyDown, this::key);
        // arrows, page keys and Esc belong to the image and do not move the focus
        canvas.addListener(SWT.Traverse, this::traverse);
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
        button(event).ifPresent(b -> input.press(b, point(event)));
    }

    private void release(Event event) {
        if (button(event).filter(input::release).isPresent()) {
            menu.run();
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
            open.accept(point(event));
        }
    }

    /** The right button may become a drag: its menu waits for the release. */
    private void menuKey(Event event) {
        event.doit = false;
        if (event.detail == SWT.MENU_KEYBOARD) {
            menu.run();
        }
    }

    private void key(Event event) {
        if ((event.stateMask & (SWT.MOD1 | SWT.MOD3)) == 0) {
            action(event).ifPresent(input::run);
        }
    }

    private static Optional<ViewerAction> action(Event event) {
        return switch (event.keyCode) {
            case SWT.ARROW_UP -> KeyTable.of(Key.UP);
            case SWT.ARROW_DOWN -> KeyTable.of(Key.DOWN);
            case SWT.ARROW_LEFT -> KeyTable.of(Key.LEFT);
            case SWT.ARROW_RIGHT -> KeyTable.of(Key.RIGHT);
            case SWT.PAGE_UP -> KeyTable.of(Key.PAGE_UP);
            case SWT.PAGE_DOWN -> KeyTable.of(Key.PAGE_DOWN);
            case SWT.HOME -> KeyTable.of(Key.HOME);
            case SWT.END -> KeyTable.of(Key.END);
            case SWT.ESC -> KeyTable.of(Key.ESCAPE);
            default -> KeyTable.of(event.character);
        };
    }

    private void traverse(Event event) {
        switch (event.detail) {
            case SWT.TRAVERSE_ARROW_NEXT,
                    SWT.TRAVERSE_ARROW_PREVIOUS,
                    SWT.TRAVERSE_PAGE_NEXT,
                    SWT.TRAVERSE_PAGE_PREVIOUS,
                    SWT.TRAVERSE_ESCAPE ->
                    event.doit = false;
            default -> event.doit = true;
        }
    }
}
