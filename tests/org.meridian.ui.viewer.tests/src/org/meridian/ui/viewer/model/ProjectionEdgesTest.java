package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.Turn;
import org.meridian.ui.viewer.model.OverlayText.Edges;
import org.meridian.workflow.ImageDescription.Projection;

import java.util.Optional;

class ProjectionEdgesTest {
    /** A chest from the front: the patient's left is on the right, the feet are below. */
    private static final Projection CHEST = new Projection("", "PA", "L", "F");

    @Test
    void lettersTurnWithTheImage() {
        assertEquals(Optional.of(new Edges("R", "L", "H", "F")), edges(Turn.NONE));
        assertEquals(Optional.of(new Edges("F", "H", "R", "L")), edges(new Turn(1, false)));
        assertEquals(Optional.of(new Edges("L", "R", "F", "H")), edges(new Turn(2, false)));
        assertEquals(Optional.of(new Edges("H", "F", "L", "R")), edges(new Turn(3, false)));
        assertEquals(Optional.of(new Edges("L", "R", "H", "F")), edges(new Turn(0, true)));
    }

    private static Optional<Edges> edges(Turn turn) {
        return ProjectionEdges.of(CHEST, turn);
    }

    @Test
    void obliqueDirectionsHaveSeveralLetters() {
        Projection oblique = new Projection("R", "MLO", "AL", "FR");
        assertEquals(
                Optional.of(new Edges("PR", "AL", "HL", "FR")),
                ProjectionEdges.of(oblique, Turn.NONE));
    }

    @Test
    void whatIsNotToldIsNotShown() {
        assertEquals(
                Optional.empty(), ProjectionEdges.of(new Projection("R", "CC", "", ""), Turn.NONE));
    }
}
