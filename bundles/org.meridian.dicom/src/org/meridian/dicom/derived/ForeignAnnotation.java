package org.meridian.dicom.derived;

import org.meridian.core.annotation.Annotation;

import java.util.List;

/**
 * An annotation that another object holds, with what that says of it.
 *
 * @param finding what it is, and where in the body, in the words of its writer; empty where not
 *     said
 * @param stated values its writer gave; they are shown as the writer's, never as measured here
 */
public record ForeignAnnotation(
        Annotation annotation, String finding, String site, List<Stated> stated) {
    public ForeignAnnotation {
        stated = List.copyOf(stated);
    }

    /**
     * A value that a writer gave.
     *
     * @param name as written, with its derivation
     * @param unit in UCUM
     */
    public record Stated(String name, double value, String unit) {}
}
