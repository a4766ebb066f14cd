package org.meridian.core.annotation;

import java.time.Instant;

/** A frame that somebody found worth pointing at. */
public record KeyImage(Place.OnImage image, String author, Instant time) {}
