package org.meridian.ui.viewer.hanging;

import org.meridian.ui.viewer.layout.Link;

import java.util.Optional;

/**
 * How studies of a kind are hung. An empty text of a condition asks for nothing.
 *
 * @param name for a person
 * @param modality of the study
 * @param bodyPart that one of its series examines, in either case
 * @param laterality of one of its images
 * @param priors how many earlier studies like it there must be at least
 * @param monitors how many monitors there must be at least
 * @param link how one scrolls the other images, those of the other window too
 * @param screen of the window in which a study is opened
 * @param second of the window beside it, where there is one or a monitor for it
 */
public record HangingProtocol(
        String name,
        String modality,
        String bodyPart,
        String laterality,
        int priors,
        int monitors,
        Link link,
        HangingScreen screen,
        Optional<HangingScreen> second) {
    public HangingProtocol {
        if (priors < 0 || monitors < 1) {
            throw new IllegalArgumentException("priors=" + priors + ", monitors=" + monitors);
        }
    }

    /** The same under another name. */
    public HangingProtocol named(String other) {
        return new HangingProtocol(
                other, modality, bodyPart, laterality, priors, monitors, link, screen, second);
    }

    /** The same with other windows. */
    public HangingProtocol showing(HangingScreen first, Optional<HangingScreen> beside) {
        return new HangingProtocol(
                name, modality, bodyPart, laterality, priors, monitors, link, first, beside);
    }

    /** How much it asks for: of two that fit the more particular one is taken. */
    int particularity() {
        return (modality.isEmpty() ? 0 : 16)
                + (bodyPart.isEmpty() ? 0 : 8)
                + (laterality.isEmpty() ? 0 : 4)
                + 2 * Math.min(priors, 1)
                + Math.min(monitors - 1, 1);
    }
}
