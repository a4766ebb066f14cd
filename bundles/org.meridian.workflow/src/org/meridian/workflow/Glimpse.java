package org.meridian.workflow;

/**
 * The picture that a reader sees first, decoded before the rest of its series is looked at.
 *
 * @param description as {@link SeriesImages#describe} gives it of the same picture
 */
public record Glimpse(ImageDescription description, Picture picture) {}
