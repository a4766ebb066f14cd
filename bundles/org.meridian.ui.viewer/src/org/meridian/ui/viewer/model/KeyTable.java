package org.meridian.ui.viewer.model;

import java.util.Map;
import java.util.Optional;

/**
 * Which key does what while an image has the focus. Digits, arrows and the like reach all that is
 * essential, because a Chinese input method swallows letters. Immutable.
 */
public final class KeyTable {
    /** A key that types no character. */
    public enum Key {
        UP,
        DOWN,
        LEFT,
        RIGHT,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ESCAPE
    }

    private static final Map<Key, ViewerAction> PLACES =
            Map.of(
                    Key.UP, ViewerAction.PREVIOUS_IMAGE,
                    Key.DOWN, ViewerAction.NEXT_IMAGE,
                    Key.PAGE_UP, ViewerAction.TEN_BACK,
                    Key.PAGE_DOWN, ViewerAction.TEN_ON,
                    Key.HOME, ViewerAction.FIRST_IMAGE,
                    Key.END, ViewerAction.LAST_IMAGE,
                    Key.LEFT, ViewerAction.PREVIOUS_SERIES,
                    Key.RIGHT, ViewerAction.NEXT_SERIES,
                    Key.ESCAPE, ViewerAction.CANCEL);

    private KeyTable() {}

    public static Optional<ViewerAction> of(Key key) {
        return Optional.ofNullable(PLACES.get(key));
    }

    /** The action of a character, of letters in either case. */
    public static Optional<ViewerAction> of(char character) {
        return switch (Character.toLowerCase(character)) {
            case '0' -> Optional.of(ViewerAction.AUTO_WINDOW);
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                    Optional.of(ViewerAction.preset(character - '0'));
            case 'i' -> Optional.of(ViewerAction.INVERT);
            case 'r' -> Optional.of(ViewerAction.RESET);
            case ' ' -> Optional.of(ViewerAction.OVERLAYS);
            default -> Optional.empty();
        };
    }
}
