package org.meridian.analysis;

import org.meridian.analysis.spi.LesionDetector;
import org.meridian.core.MeridianException;
import org.meridian.core.extension.Contribution;
import org.meridian.core.extension.ExtensionReader;

import java.util.List;
import java.util.Optional;

/** The installed detectors, from the extension point {@link #POINT}. Safe for all threads. */
public final class Detectors {
    public static final String POINT = "org.meridian.analysis.lesionDetectors";

    private final ExtensionReader reader;

    public Detectors(ExtensionReader reader) {
        this.reader = reader;
    }

    /** All entries, in order; broken ones hold their problem. */
    public List<Contribution<LesionDetector>> all() {
        return reader.read(POINT, LesionDetector.class);
    }

    /**
     * A detector, or without an id the first one that works.
     *
     * @throws MeridianException {@link AnalysisError#NO_SUCH_DETECTOR}
     */
    public LesionDetector find(Optional<String> id) {
        return all().stream()
                .filter(c -> c.problem().isEmpty() && id.map(c.id()::equals).orElse(true))
                .findFirst()
                .orElseThrow(
                        () ->
                                new MeridianException(
                                        AnalysisError.NO_SUCH_DETECTOR,
                                        id.orElse("lung-nodule-weka")))
                .factory()
                .get();
    }
}
