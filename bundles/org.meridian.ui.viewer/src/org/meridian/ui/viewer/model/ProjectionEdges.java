package org.meridian.ui.viewer.model;

import org.meridian.imaging.Turn;
import org.meridian.ui.viewer.model.OverlayText.Edges;
import org.meridian.workflow.ImageDescription.Projection;

import java.util.Optional;

/**
 * The letters at the edges of a projection, which knows the patient's directions and no place
 * (PS3.3 C.7.6.1.1.1). Stateless.
 */
final class ProjectionEdges {
    private static final String LETTERS = "LRAPHF";
    private static final String OPPOSITES = "RLPAFH";

    private ProjectionEdges() {}

    /** Empty where the file does not tell both directions. */
    static Optional<Edges> of(Projection projection, Turn turn) {
        if (projection.right().isEmpty() || projection.down().isEmpty()) {
            return Optional.empty();
        }
        String right = shown(projection, turn, 1, 0);
        String down = shown(projection, turn, 0, 1);
        return Optional.of(new Edges(opposite(right), right, opposite(down), down));
    }

    /** Where in the patient a direction of the screen leads. */
    private static String shown(Projection projection, Turn turn, int x, int y) {
        double right = turn.imageX(x, y, 0, 0) - turn.imageX(0, 0, 0, 0);
        double down = turn.imageY(x, y, 0, 0) - turn.imageY(0, 0, 0, 0);
        if (right != 0) {
            return right > 0 ? projection.right() : opposite(projection.right());
        }
        return down > 0 ? projection.down() : opposite(projection.down());
    }

    private static String opposite(String letters) {
        StringBuilder opposite = new StringBuilder();
        for (char letter : letters.toCharArray()) {
            int at = LETTERS.indexOf(letter);
            opposite.append(at < 0 ? letter : OPPOSITES.charAt(at));
        }
        return opposite.toString();
    }
}
