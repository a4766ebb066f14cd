package org.meridian.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Unusual access, for the auditor.
 *
 * @param reason what the user said to it
 * @param note what the auditor wrote when they had seen it
 */
public record Alert(
        long number,
        Rule rule,
        String user,
        Instant raised,
        Optional<String> reason,
        Optional<String> seenBy,
        Optional<String> note) {

    /** How far it has come. */
    public enum State {
        NEW,
        EXPLAINED,
        SEEN
    }

    public State state() {
        if (seenBy.isPresent()) {
            return State.SEEN;
        }
        return reason.isPresent() ? State.EXPLAINED : State.NEW;
    }
}
