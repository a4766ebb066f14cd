package org.meridian.core.annotation;

import java.util.UUID;

/** Names an annotation over all of its versions, here and (as a UID) in what is written of it. */
public record AnnotationId(UUID value) {
    public static AnnotationId random() {
        return new AnnotationId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
