package org.meridian.analysis;

import org.meridian.analysis.spi.LesionDetector;
import org.meridian.analysis.spi.Mark;
import org.meridian.analysis.spi.Setting;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding.Provenance;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs a detector on a series and says where its marks come from. Safe for all threads. */
public final class DetectorRunner {
    private final Clock clock;

    public DetectorRunner(Clock clock) {
        this.clock = clock;
    }

    /**
     * Checks the input, runs the detector, and adds the provenance.
     *
     * @param settings those that differ from the detector's standard
     * @throws MeridianException as {@link InputCheck#check} does, {@link
     *     AnalysisError#BAD_SETTING}, and what the detector throws
     */
    public DetectionResult run(
            LesionDetector detector,
            DetectorInput input,
            Map<String, Double> settings,
            Progress progress) {
        SortedMap<String, Double> values = values(detector.settings(), settings);
        List<InputWarning> warnings = InputCheck.check(detector.requirements(), input, progress);
        List<Mark> marks = detector.detect(input.volume(), values, progress);
        Provenance provenance =
                new Provenance(
                        detector.id(),
                        detector.version(),
                        detector.modelHash(),
                        InputHash.of(input.volume()),
                        values.entrySet().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(" ")),
                        clock.instant());
        return new DetectionResult(
                input.patient(),
                input.studyInstanceUID(),
                input.seriesInstanceUID(),
                detector.findingType(),
                marks,
                provenance,
                warnings);
    }

    private static SortedMap<String, Double> values(
            List<Setting> known, Map<String, Double> given) {
        SortedMap<String, Double> values = new TreeMap<>();
        for (Setting setting : known) {
            double value = given.getOrDefault(setting.name(), setting.standard());
            if (!(setting.lowest() <= value && value <= setting.highest())) {
                throw new MeridianException(AnalysisError.BAD_SETTING, setting.name());
            }
            values.put(setting.name(), value);
        }
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new MeridianException(AnalysisError.BAD_SETTING, name);
            }
        }
        return values;
    }
}
