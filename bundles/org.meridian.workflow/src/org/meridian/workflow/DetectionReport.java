package org.meridian.workflow;

import org.meridian.analysis.InputWarning;
import org.meridian.core.record.Finding;

import java.util.List;
import java.util.Locale;

/**
 * What a detector run gave.
 *
 * @param findings stored, ranked, each to be decided by a person
 */
public record DetectionReport(
        String seriesInstanceUID,
        String modelId,
        String modelVersion,
        List<Finding> findings,
        List<InputWarning> inputWarnings) {

    /** What is doubtful about the input, a sentence each. */
    public List<String> warnings(Locale locale) {
        return inputWarnings.stream().map(w -> w.text(locale)).toList();
    }
}
