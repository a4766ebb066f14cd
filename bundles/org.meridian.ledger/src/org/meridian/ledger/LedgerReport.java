package org.meridian.ledger;

import org.meridian.core.text.Texts;
import org.meridian.ledger.verify.SignedHead;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param entries how many were read
 * @param forgotten how many of them are about forgotten persons: proved, but unreadable
 * @param anchors how many anchors were held against the log
 * @param head the last signed one; empty for a log without entries
 */
public record LedgerReport(
        long entries,
        long forgotten,
        int anchors,
        Optional<SignedHead> head,
        List<LedgerProblem> problems) {
    public boolean intact() {
        return problems.isEmpty();
    }

    /** A sentence for a person a line. */
    public List<String> text(Locale locale) {
        return intact()
                ? List.of(
                        Texts.of(getClass(), locale)
                                .get(
                                        "INTACT",
                                        entries,
                                        head.map(h -> h.root().toString()).orElse("-")))
                : problems.stream().map(p -> p.text(locale)).toList();
    }
}
