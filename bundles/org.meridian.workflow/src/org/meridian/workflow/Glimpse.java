package org.meridian.workflow;

import org.meridian.imaging.UptakeKind;

import java.util.Optional;

/**
 * The picture that a reader sees first, decoded before the rest of its series is looked at.
 *
 * @param description as {@link SeriesImages#describe} gives it of the same picture
 * @param uptake which uptake its values are; empty where they are none
 */
public record Glimpse(ImageDescription description, Picture picture, Optional<Uptake> uptake) {
    /** Of a picture whose values are no uptake. */
    public Glimpse(ImageDescription description, Picture picture) {
        this(description, picture, Optional.empty());
    }

    /** The same with uptake of a kind, where that can be told. */
    public Glimpse in(UptakeKind kind) {
        return uptake.flatMap(u -> u.factor(kind).map(f -> in(u.in(kind), f))).orElse(this);
    }

    private Glimpse in(Uptake other, double factor) {
        return new Glimpse(
                description.in(other.kind(), factor), picture.scaled(factor), Optional.of(other));
    }
}
