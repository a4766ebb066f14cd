package org.meridian.ui.viewer.model;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which tool the left button holds, in all images of a window. Used on the model's thread. */
public final class Toolbox {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Tool left = Tool.WINDOW;

    public Tool left() {
        return left;
    }

    /** Takes a tool; the one that is held already is laid down for the window's. */
    public void take(Tool tool) {
        left = tool == left ? Tool.WINDOW : tool;
        listeners.forEach(Runnable::run);
    }

    public void listen(Runnable listener) {
        listeners.add(listener);
    }
}
