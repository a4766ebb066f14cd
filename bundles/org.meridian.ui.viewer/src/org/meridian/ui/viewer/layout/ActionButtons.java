package org.meridian.ui.viewer.layout;

import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.Tool;
import org.meridian.ui.viewer.model.ViewerAction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which actions have a button above the images, in groups that stay together. Where buttons are for
 * fingers there is room for the commonest alone.
 */
public final class ActionButtons {
    /** What a finger finds in one row; all else is a touch further. */
    private static final Set<ViewerAction> COMMON =
            EnumSet.of(
                    ViewerAction.CINE,
                    ViewerAction.TOOL_WINDOW,
                    ViewerAction.TOOL_PAN,
                    ViewerAction.TOOL_ZOOM,
                    ViewerAction.TOOL_SCROLL,
                    ViewerAction.UNDO,
                    ViewerAction.RESET,
                    ViewerAction.TOOL_LENGTH);

    private static final List<List<ViewerAction>> GROUPS =
            List.of(
                    List.of(
                            ViewerAction.LAYOUT_CHOOSE,
                            ViewerAction.LAYOUT_PLANES,
                            ViewerAction.MAXIMISE,
                            ViewerAction.LINK,
                            ViewerAction.REFERENCE_LINES,
                            ViewerAction.CINE),
                    Arrays.stream(Plane.values()).map(ViewerAction::of).toList(),
                    tools(t -> t.shape().isEmpty()).toList(),
                    List.of(ViewerAction.KEY_IMAGE, ViewerAction.UNDO, ViewerAction.REDO),
                    List.of(ViewerAction.INVERT, ViewerAction.OVERLAYS, ViewerAction.RESET),
                    tools(t -> t.shape().isPresent()).toList());

    private ActionButtons() {}

    private static Stream<ViewerAction> tools(Predicate<Tool> wanted) {
        return Arrays.stream(Tool.values()).filter(wanted).map(ViewerAction::of);
    }

    /** Row by row, from the left. */
    public static List<List<ViewerAction>> all() {
        return GROUPS;
    }

    /** What has a button where buttons are for fingers. */
    public static List<List<ViewerAction>> common() {
        return groups(COMMON::contains);
    }

    /** What has none there. */
    public static List<List<ViewerAction>> further() {
        return groups(a -> !COMMON.contains(a));
    }

    private static List<List<ViewerAction>> groups(Predicate<ViewerAction> wanted) {
        List<List<ViewerAction>> groups = new ArrayList<>();
        for (List<ViewerAction> group : GROUPS) {
            List<ViewerAction> left = group.stream().filter(wanted).toList();
            if (!left.isEmpty()) {
                groups.add(left);
            }
        }
        return groups;
    }
}
