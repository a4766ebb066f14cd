package org.meridian.workflow;

import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.record.Instance;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.dicom.present.PresentationState;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an object of the study draws on a series: a presentation state or a report, of others or
 * written here before. Read-only: it is shown as its writer's.
 *
 * @param title what the object calls itself
 * @param annotations those on the series
 * @param state how the images are to be shown, of a presentation state
 * @param omitted parts of it that are not shown here, by the standard's names
 */
public record Brought(
        Instance object,
        String modality,
        String title,
        List<ForeignAnnotation> annotations,
        Optional<PresentationState> state,
        List<String> omitted) {
    public Brought {
        annotations = List.copyOf(annotations);
        omitted = List.copyOf(omitted);
    }

    /** The same without these annotations. */
    Brought without(Set<AnnotationId> others) {
        return new Brought(
                object,
                modality,
                title,
                annotations.stream().filter(a -> !others.contains(a.annotation().id())).toList(),
                state,
                omitted);
    }
}
