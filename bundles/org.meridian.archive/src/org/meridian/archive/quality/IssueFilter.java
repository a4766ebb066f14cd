package org.meridian.archive.quality;

import org.meridian.archive.quality.Issue.State;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which issues are listed.
 *
 * @param source number of the source; empty for all
 * @param rule empty for all
 */
public record IssueFilter(
        Optional<Long> source, Optional<Rule> rule, Set<State> states, int limit) {
    public IssueFilter {
        states = Set.copyOf(states);
    }

    /** What is still to be looked at. */
    public static final Set<State> UNDECIDED = Set.copyOf(EnumSet.of(State.OPEN, State.LATER));
}
