package org.meridian.core.annotation;

import java.time.Instant;
import java.util.List;

/**
 * Something a person drew. What is measured by it is not kept: it is computed from the points and
 * the pixels whenever it is shown, so that it can never disagree with them.
 *
 * @param label what a person wrote to it; the text itself of a {@link Shape#TEXT}
 * @param author who drew it or changed it last
 * @param time when
 */
public record Annotation(
        AnnotationId id,
        Shape shape,
        Place place,
        List<Position> points,
        String label,
        String author,
        Instant time) {
    public Annotation {
        points = List.copyOf(points);
        if (!shape.takes(points.size())) {
            throw new IllegalArgumentException(shape + " of " + points.size() + " points");
        }
    }

    /** The same thing, drawn otherwise. */
    public Annotation moved(List<Position> newPoints) {
        return new Annotation(id, shape, place, newPoints, label, author, time);
    }

    /** The same thing with another text. */
    public Annotation labelled(String newLabel) {
        return new Annotation(id, shape, place, points, newLabel, author, time);
    }

    /** The same thing as a person left it. */
    public Annotation by(String newAuthor, Instant newTime) {
        return new Annotation(id, shape, place, points, label, newAuthor, newTime);
    }
}
