package org.meridian.ui.viewer.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.Tool;
import org.meridian.ui.viewer.model.Toolbox;
import org.meridian.ui.viewer.model.ViewerAction;
import org.meridian.ui.viewer.model.Volumes;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ActionButtonsTest {
    private final Cells cells = new Cells();
    private final Toolbox tools = new Toolbox();
    private final ActionStates states =
            new ActionStates(
                    cells.layout,
                    tools,
                    Notes.kept(
                            (series, put, removed, failed) -> {},
                            (series, image, key, failed) -> {}));

    private static Set<ViewerAction> in(List<List<ViewerAction>> groups) {
        return groups.stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    @Test
    void whatHasNoButtonForAFingerIsOneTouchFurther() {
        Set<ViewerAction> common = in(ActionButtons.common());
        Set<ViewerAction> further = in(ActionButtons.further());
        assertTrue(common.stream().noneMatch(further::contains));
        assertEquals(
                in(ActionButtons.all()),
                Stream.of(common, further).flatMap(Set::stream).collect(Collectors.toSet()));
        assertTrue(common.size() <= 12, "one row of a small screen");
        assertTrue(
                common.containsAll(
                        List.of(ViewerAction.TOOL_WINDOW, ViewerAction.RESET, ViewerAction.UNDO)));
    }

    @Test
    void ofPlanesAndToolsTheTakenOneIsOn() {
        tools.take(Tool.LENGTH);
        assertTrue(states.isOn(ViewerAction.TOOL_LENGTH));
        assertFalse(states.isOn(ViewerAction.TOOL_WINDOW));
        assertTrue(states.isOn(ViewerAction.PLANE_STACK));
        assertFalse(states.isOn(ViewerAction.RESET));
    }

    @Test
    void planesArePossibleWhereThereIsAVolume() {
        assertFalse(states.isPossible(ViewerAction.PLANE_CORONAL));
        cells.open(0, Volumes.anisotropic());
        assertTrue(states.isPossible(ViewerAction.PLANE_CORONAL));
        cells.layout.active().setPlane(Plane.CORONAL);
        assertTrue(states.isOn(ViewerAction.PLANE_CORONAL));
        assertFalse(states.isPossible(ViewerAction.UNDO));
    }
}
