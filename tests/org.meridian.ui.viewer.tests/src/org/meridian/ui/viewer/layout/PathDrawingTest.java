package org.meridian.ui.viewer.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.ui.viewer.model.Content;
import org.meridian.ui.viewer.model.KeyState;
import org.meridian.ui.viewer.model.OverlayWriter;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Point;
import org.meridian.ui.viewer.model.ViewerModel.Status;
import org.meridian.ui.viewer.model.Volumes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

class PathDrawingTest {
    private final Cells cells = new Cells();
    private final LayoutModel layout = cells.layout;

    @BeforeEach
    void openTwo() {
        layout.arrange(new GridSize(1, 2));
        cells.open(0, Volumes.anisotropic());
        cells.open(1, Volumes.anisotropic());
        cells.cell(1).setPlane(Plane.CURVED);
        cells.settle();
    }

    private Point device(double column, double row) {
        return cells.cell(0).placement().toDevice(column, row);
    }

    private void draw(double column, double row) {
        new CellPointer(layout, cells.cell(0)).path(device(column, row));
        cells.settle();
    }

    @Test
    void aPathOfPointsIsShownStraightInMillimetres() {
        ViewerModel straight = cells.cell(1);
        assertEquals(Status.NO_PATH, straight.status());
        draw(5, 6);
        draw(35, 26);
        PlaneGeometry plane = cells.cell(0).space().displayed().orElseThrow();
        double length = Math.hypot(30 * 0.7, 20 * 0.9);
        Content.Straight content = (Content.Straight) straight.displayed().orElseThrow().content();
        assertEquals(length, content.sheet().path().length(), 1e-9);
        assertEquals(0.7, content.sheet().spacing());
        Vec3 half = content.sheet().toPatient(Math.round(length / 2 / 0.7), 0);
        Vec3 on = plane.toPatient(20, 16);
        // the rows stay in the plane on which the path was drawn
        assertEquals(0, half.minus(on).dot(plane.normal()), 1e-9);
        assertEquals(
                "Curved, 27.7 mm long",
                new OverlayWriter(Locale.ENGLISH)
                        .write(straight, KeyState.NONE)
                        .bottomLeft()
                        .getLast());
    }

    @Test
    void thePointerOnItIsShownBackOnTheImage() {
        draw(5, 6);
        draw(35, 6);
        ViewerModel straight = cells.cell(1);
        Content.Straight content = (Content.Straight) straight.displayed().orElseThrow().content();
        int middle = content.sheet().rows() / 2;
        Point at = straight.placement().toDevice(15, middle);
        layout.cross(straight, at);
        Point back = layout.crossOn(cells.cell(0)).orElseThrow();
        Point expected = device(5 + 15, 6);
        assertEquals(expected.x(), back.x(), 1e-6);
        assertEquals(expected.y(), back.y(), 1e-6);
        straight.point(Optional.of(at));
        String line =
                new OverlayWriter(Locale.ENGLISH)
                        .write(straight, KeyState.NONE)
                        .bottomLeft()
                        .getFirst();
        assertEquals("Along 10.5 mm, across 0 mm", line);
    }

    @Test
    void theLastPointIsTakenBackAndAnotherPathBegun() {
        draw(5, 6);
        draw(20, 6);
        draw(20, 20);
        assertEquals(3, layout.path().pointsOn(cells.cell(0)).size());
        assertTrue(layout.path().removeLast());
        assertEquals(2, layout.path().pointsOn(cells.cell(0)).size());
        layout.path().clear();
        cells.settle();
        assertFalse(layout.path().removeLast());
        assertEquals(List.of(), layout.path().lineOn(cells.cell(0)));
        assertEquals(Status.NO_PATH, cells.cell(1).status());
    }

    @Test
    void besideTheImageAndInOnePlaceNothingIsAdded() {
        draw(5, 6);
        draw(5, 6);
        draw(-50, 6);
        assertEquals(1, layout.path().pointsOn(cells.cell(0)).size());
    }
}
