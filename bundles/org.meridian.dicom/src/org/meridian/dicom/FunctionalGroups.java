package org.meridian.dicom;

import java.util.List;
import java.util.Optional;

/**
 * The attributes of one frame, wherever an object keeps them: at the top, or in the functional
 * groups of an enhanced multi-frame object (PS3.3 C.7.6.16). Immutable.
 */
public final class FunctionalGroups {
    private final Dataset dataset;
    private final Optional<Dataset> shared;
    private final List<Dataset> perFrame;

    private FunctionalGroups(Dataset dataset) {
        this.dataset = dataset;
        this.shared = dataset.item(Tag.SharedFunctionalGroupsSequence);
        this.perFrame = dataset.items(Tag.PerFrameFunctionalGroupsSequence);
    }

    public static FunctionalGroups of(Dataset dataset) {
        return new FunctionalGroups(dataset);
    }

    /** Whether the object is of the enhanced multi-frame kind. */
    public boolean isEnhanced() {
        return shared.isPresent() || !perFrame.isEmpty();
    }

    /**
     * The attributes of a macro for a frame, counted from 0: the per-frame group's, else the shared
     * group's, else those at the top.
     */
    public Dataset macro(int frame, int sequenceTag) {
        Optional<Dataset> own =
                frame < perFrame.size() ? perFrame.get(frame).item(sequenceTag) : Optional.empty();
        return own.or(() -> shared.flatMap(group -> group.item(sequenceTag))).orElse(dataset);
    }

    /**
     * All items of a macro for a frame, counted from 0, found as {@link #macro} finds the first.
     */
    public List<Dataset> items(int frame, int sequenceTag) {
        List<Dataset> own =
                frame < perFrame.size() ? perFrame.get(frame).items(sequenceTag) : List.of();
        List<Dataset> others = shared.map(group -> group.items(sequenceTag)).orElse(List.of());
        if (!own.isEmpty()) {
            return own;
        }
        return others.isEmpty() ? dataset.items(sequenceTag) : others;
    }
}
