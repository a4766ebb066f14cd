package org.meridian.core.annotation;

/** What is drawn; each says what its points are, in their order. */
public enum Shape {
    /** A marked position. */
    POINT(1, 1),
    /** From one end to the other. */
    LENGTH(2, 2),
    /** End of one leg, vertex, end of the other leg. */
    ANGLE(3, 3),
    /** Both ends of one line, then both ends of the other one. */
    COBB(4, 4),
    /** Two opposite corners of a box that is upright on the image; four corners in space. */
    RECTANGLE(2, 4),
    /** Both ends of one axis, then both ends of the other one, which stands upright on it. */
    ELLIPSE(4, 4),
    /** The corners, the last one joined to the first. */
    POLYGON(3, Integer.MAX_VALUE),
    /** The line as the hand drew it, closed from its end to its start. */
    FREEHAND(3, Integer.MAX_VALUE),
    /** An open line of straight pieces. */
    POLYLINE(2, Integer.MAX_VALUE),
    /** Tail, then the head, which points at something. */
    ARROW(2, 2),
    /** Where the label stands: the top left corner of its first letter. */
    TEXT(1, 1);

    private final int least;
    private final int most;

    Shape(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** Whether so many points make this shape. */
    public boolean takes(int points) {
        return points >= least && points <= most;
    }

    /** Whether it has an inside. */
    public boolean closed() {
        return this == RECTANGLE || this == ELLIPSE || this == POLYGON || this == FREEHAND;
    }
}
