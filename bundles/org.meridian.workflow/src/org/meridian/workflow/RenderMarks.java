package org.meridian.workflow;

import org.meridian.dicom.present.PresentationState;

import java.util.Optional;

/**
 * What is put on rendered pictures beside their pixels.
 *
 * @param state by which they are shown, where it is for them; what it draws is drawn
 * @param annotations whether what is kept here of the series is drawn
 */
public record RenderMarks(Optional<PresentationState> state, boolean annotations) {
    /** Pixels alone. */
    public static final RenderMarks NONE = new RenderMarks(Optional.empty(), false);
}
