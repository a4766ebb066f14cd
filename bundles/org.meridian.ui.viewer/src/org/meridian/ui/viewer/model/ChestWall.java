package org.meridian.ui.viewer.model;

import org.meridian.imaging.Turn;
import org.meridian.ui.viewer.model.OverlayText.Edges;
import org.meridian.workflow.ImageDescription.Projection;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How mammograms hang: the chest walls of both sides face each other, the right breast's on the
 * right and the left one's on the left of its image; the feet, or the middle of the body, below.
 * Stateless.
 */
final class ChestWall {
    private static final int TURNS = 8;

    private ChestWall() {}

    /** How an image is turned for it; empty where its file does not tell side and directions. */
    static Optional<Turn> turn(Projection projection) {
        return IntStream.range(0, TURNS)
                .mapToObj(i -> new Turn(i / 2, i % 2 == 1))
                .filter(t -> hangs(projection, t))
                .findFirst();
    }

    private static boolean hangs(Projection projection, Turn turn) {
        Optional<Edges> edges = ProjectionEdges.of(projection, turn);
        String laterality = projection.laterality();
        boolean right = laterality.equals("R");
        return edges.isPresent()
                && (right || laterality.equals("L"))
                && edges.get().right().startsWith(right ? "P" : "A")
                && (edges.get().bottom().startsWith("F")
                        || edges.get().bottom().startsWith(right ? "L" : "R"));
    }

    /** Which share of the free width lies left of the image: the chest wall touches the middle. */
    static double share(Projection projection) {
        return projection.laterality().equals("R") ? 1 : 0;
    }
}
