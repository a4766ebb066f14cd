package org.meridian.workflow;

import org.meridian.core.ErrorCode;

import java.util.Locale;
import java.util.Optional;

/**
 * A head that was anchored, or that heads wait.
 *
 * @param network its address
 * @param size of the anchored log; 0 for what waits
 * @param root hexadecimal; empty for what waits
 * @param state {@code pending} or {@code anchored}
 * @param transaction its hash on the network; empty for what waits
 * @param problem why it waits, where something stands in the way
 */
public record AnchorLine(
        String backend,
        String network,
        long size,
        String root,
        String state,
        String transaction,
        Optional<ErrorCode> problem) {
    /** The problem for a person; empty without one. */
    public String message(Locale locale) {
        return problem.map(p -> p.text(locale, network)).orElse("");
    }
}
