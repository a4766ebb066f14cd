package org.meridian.core.record;

import java.time.Instant;

/**
 * What a detector suggests; nothing more than a suggestion until a person decided.
 *
 * @param id number in this archive, shown as {@code F12}
 * @param rank from 1, in the list it was read with: the study's findings, or the marks of a run
 * @param position centre in millimetres of the patient coordinate system (PS3.3 C.7.6.2.1.1: x to
 *     the left, y to the back, z to the head)
 * @param diameter in millimetres
 * @param confidence 0 to 1, how sure the detector is that this is a lesion; a run's marks are
 *     ranked by it
 * @param score of malignancy or, where the model says so, of being a lesion, 0 to 1
 * @param decision the newest one
 */
public record Finding(
        FindingId id,
        PatientKey patient,
        String studyInstanceUID,
        String seriesInstanceUID,
        int rank,
        String type,
        Position position,
        double diameter,
        double confidence,
        double score,
        Provenance provenance,
        Decision decision) {

    /** The same finding at another place of a list. */
    public Finding ranked(int newRank) {
        return new Finding(
                id,
                patient,
                studyInstanceUID,
                seriesInstanceUID,
                newRank,
                type,
                position,
                diameter,
                confidence,
                score,
                provenance,
                decision);
    }

    /** Millimetres of the patient coordinate system. */
    public record Position(double x, double y, double z) {}

    /**
     * Where a finding comes from.
     *
     * @param inputHash SHA-256 over the decoded input, hexadecimal
     * @param settings the detector's settings as {@code name=value} in order
     */
    public record Provenance(
            String modelId,
            String modelVersion,
            String modelHash,
            String inputHash,
            String settings,
            Instant time) {}

    /** A person's decision, or none yet; {@code reason} and {@code by} are empty then. */
    public record Decision(State state, String reason, String by, Instant time) {
        public enum State {
            PENDING,
            ACCEPTED,
            REJECTED
        }
    }
}
