package org.meridian.ui.viewer.layout;

import org.meridian.ui.viewer.model.KeyState;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.Tool;
import org.meridian.ui.viewer.model.Toolbox;
import org.meridian.ui.viewer.model.ViewerAction;
import org.meridian.ui.viewer.model.ViewerModel;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which actions are on and which can be done at the moment. Used on the model's thread. */
public final class ActionStates {
    private static final Set<ViewerAction> SWITCHES =
            Stream.of(
                            Stream.of(Plane.values()).map(ViewerAction::of),
                            Stream.of(Tool.values()).map(ViewerAction::of),
                            Stream.of(
                                    ViewerAction.KEY_IMAGE,
                                    ViewerAction.INVERT,
                                    ViewerAction.SHUTTER,
                                    ViewerAction.OVERLAYS,
                                    ViewerAction.MAXIMISE,
                                    ViewerAction.TILE,
                                    ViewerAction.LINK,
                                    ViewerAction.REFERENCE_LINES,
                                    ViewerAction.CINE))
                    .flatMap(s -> s)
                    .collect(Collectors.toUnmodifiableSet());

    private final LayoutModel layout;
    private final Toolbox tools;
    private final Notes notes;

    public ActionStates(LayoutModel layout, Toolbox tools, Notes notes) {
        this.layout = layout;
        this.tools = tools;
        this.notes = notes;
    }

    /** Tells of whatever may have changed any of them. */
    public void listen(Runnable listener) {
        layout.listen(c -> listener.run());
        tools.listen(listener);
        notes.history().listen(listener);
        notes.keyImages().listen(listener);
    }

    /** Whether an action switches something on and off, or is one of several of which one is on. */
    public static boolean isSwitch(ViewerAction action) {
        return SWITCHES.contains(action);
    }

    /** Whether what an action switches is on; never of one that switches nothing. */
    public boolean isOn(ViewerAction action) {
        ViewerModel model = layout.active();
        return switch (action) {
            case KEY_IMAGE -> notes.keyImages().of(model).kind() == KeyState.Kind.MARKED;
            case INVERT -> model.greys().inverted();
            case SHUTTER -> model.covering().isOn();
            case OVERLAYS -> model.overlays().areShown();
            case MAXIMISE -> layout.maximised();
            case TILE -> layout.tiled();
            case LINK -> layout.link() != Link.OFF;
            case REFERENCE_LINES -> layout.referenceLines();
            case CINE -> layout.cine().playing();
            default ->
                    action == ViewerAction.of(model.plane())
                            || action == ViewerAction.of(tools.left());
        };
    }

    /** Whether there is anything that an action could be done to. */
    public boolean isPossible(ViewerAction action) {
        ViewerModel model = layout.active();
        return switch (action) {
            case PLANE_AXIAL,
                    PLANE_CORONAL,
                    PLANE_SAGITTAL,
                    PLANE_OUTSIDE,
                    PLANE_CURVED,
                    LAYOUT_PLANES ->
                    model.canCut();
            case UPTAKE -> model.uptake().isPresent();
            case UNDO -> notes.history().canUndo();
            case REDO -> notes.history().canRedo();
            case MAXIMISE -> layout.cells().size() > 1;
            default -> true;
        };
    }
}
