package org.meridian.analysis;

import org.meridian.core.record.Finding;
import org.meridian.core.record.Finding.Decision;
import org.meridian.core.record.Finding.Position;
import org.meridian.core.record.Finding.Provenance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands of all runs on a study. A model that runs again on the same images marks the same
 * places again: of such doubles one stands, that with the newest decision, else the newest.
 * Findings of a run before the newest of its model and series stand only when somebody decided on
 * them.
 */
final class StandingFindings {
    /**
     * A finding of any run.
     *
     * @param run grows with time
     * @param newestRun whether its model did not run on the series again since
     */
    record Kept(Finding finding, long run, boolean newestRun) {
        boolean decided() {
            return finding.decision().state() != Decision.State.PENDING;
        }
    }

    /** What makes doubles: the same model, the same images, the same place. */
    private record Place(
            String series,
            String model,
            String version,
            String modelHash,
            String inputHash,
            Position position) {
        static Place of(Finding finding) {
            Provenance from = finding.provenance();
            return new Place(
                    finding.seriesInstanceUID(),
                    from.modelId(),
                    from.modelVersion(),
                    from.modelHash(),
                    from.inputHash(),
                    finding.position());
        }
    }

    private StandingFindings() {}

    /**
     * Those that stand, ranked from 1 without gaps.
     *
     * @param all of one study, the newest run first, by their rank in it
     */
    static List<Finding> of(List<Kept> all) {
        Map<Place, List<Kept>> doubles = new LinkedHashMap<>();
        all.forEach(
                kept ->
                        doubles.computeIfAbsent(Place.of(kept.finding()), p -> new ArrayList<>())
                                .add(kept));
        List<Finding> standing = new ArrayList<>();
        for (List<Kept> same : doubles.values()) {
            Kept newest = same.getFirst();
            Kept stands =
                    same.stream()
                            .filter(Kept::decided)
                            .max(Comparator.comparing(k -> k.finding().decision().time()))
                            .orElse(newest);
            if (stands.decided() || newest.newestRun()) {
                standing.add(stands.finding().ranked(standing.size() + 1));
            }
        }
        return List.copyOf(standing);
    }
}
