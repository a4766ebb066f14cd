package org.meridian.analysis.weka;

import org.meridian.analysis.LungMask;
import org.meridian.core.progress.Progress;
import org.meridian.imaging.Volume;

import java.util.List;
import java.util.Optional;

/** From a volume to measured candidates, in a fixed order. Stateless; works on all cores. */
final class NoduleSearch {
    /** Units of work it reports. */
    static final int STEPS = 8;

    private NoduleSearch() {}

    static List<NoduleFeatures> run(Volume volume, LungMask lungs, Progress progress) {
        if (lungs.region().isEmpty()) {
            return List.of();
        }
        LungGrid lung = LungGrid.of(volume, lungs);
        progress.worked(1);
        List<Candidate> candidates = CandidateFinder.find(lung, progress);
        List<NoduleFeatures> features =
                candidates.parallelStream()
                        .map(
                                candidate -> {
                                    progress.checkCancelled();
                                    return NoduleFeatures.of(lung, candidate);
                                })
                        .flatMap(Optional::stream)
                        .toList();
        progress.worked(1);
        return features;
    }
}
