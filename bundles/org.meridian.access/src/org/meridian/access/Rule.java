package org.meridian.access;

import org.meridian.core.text.Texts;

import java.time.Duration;
import java.util.Locale;

/** What makes access unusual; the thresholds are {@link Setting}s. */
public enum Rule {
    /** More patients' records opened within an hour than a fast reader reads. */
    MANY_PATIENTS(Duration.ofHours(1), true),
    /** A record opened while the site is closed, and somebody else audits. */
    NIGHT(Duration.ofHours(12), true),
    /** More persons' names handed out in answers within an hour than a list of a day has. */
    NAMES(Duration.ofHours(1), true),
    /** More exports within an hour than a referral or two needs. */
    EXPORTS(Duration.ofHours(1), true),
    /** More copies of the whole archive within a day than a plan of backups makes. */
    BACKUPS(Duration.ofDays(1), true),
    /** Somebody tries one door after the other. */
    REFUSALS(Duration.ofMinutes(15), false),
    /** Somebody tries one password after the other. */
    PASSWORDS(Duration.ofMinutes(15), false),
    /** A record was opened in an emergency, without the right to it. */
    EMERGENCY(Duration.ZERO, false),
    /** The computer's clock went back: what is judged by time is judged by the later one. */
    CLOCK(Duration.ofHours(1), false);

    private final Duration window;
    private final boolean asks;

    Rule(Duration window, boolean asks) {
        this.window = window;
        this.asks = asks;
    }

    /** What is looked back on. */
    Duration window() {
        return window;
    }

    /** In a person's words. */
    public String text(Locale locale) {
        return Texts.of(Rule.class, locale).get("rule." + this);
    }

    /** Whether the user gives a reason before going on. */
    public boolean asks() {
        return asks;
    }
}
