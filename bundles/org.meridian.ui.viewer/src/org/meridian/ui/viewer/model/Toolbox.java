package org.meridian.ui.viewer.model;

import org.meridian.core.event.Listeners;

/** Which tool the left button holds, in all images of a window. Used on the model's thread. */
public final class Toolbox {
    private final Listeners listeners = new Listeners();
    private Tool left = Tool.WINDOW;

    public Tool left() {
        return left;
    }

    /** Takes a tool; the one that is held already is laid down for the window's. */
    public void take(Tool tool) {
        left = tool == left ? Tool.WINDOW : tool;
        listeners.tell();
    }

    public void listen(Runnable listener) {
        listeners.add(listener);
    }
}
