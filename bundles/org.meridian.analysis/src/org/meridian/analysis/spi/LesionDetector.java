package org.meridian.analysis.spi;

import org.meridian.core.progress.Progress;
import org.meridian.imaging.Volume;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds lesions in a volume: what the extension point {@code org.meridian.analysis.lesionDetectors}
 * yields. Implementations have a public constructor without arguments that does no work, keep no
 * state between runs, are safe for all threads, give the same marks for the same input, and may
 * fail with a {@code MeridianException}.
 */
public interface LesionDetector {
    /** The model's name, stable over versions; the same as in the extension. */
    String id();

    String version();

    /** SHA-256 of what was learnt or of the rules, hexadecimal. */
    String modelHash();

    /** Name for a person, in English or Simplified Chinese. */
    String label(Locale locale);

    /**
     * What it finds, as {@code Finding.type}: a lower camel case term such as {@code lungNodule}.
     */
    String findingType();

    InputRequirements requirements();

    List<Setting> settings();

    /**
     * The marks, ranked.
     *
     * @param settings a value for each of {@link #settings}, within its bounds
     * @throws java.util.concurrent.CancellationException when the progress is cancelled
     */
    List<Mark> detect(Volume volume, Map<String, Double> settings, Progress progress);
}
