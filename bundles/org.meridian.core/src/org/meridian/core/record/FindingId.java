package org.meridian.core.record;

/** Number of a finding in this archive; people write it as {@code F12}. */
public record FindingId(long value) {
    /** Reads {@code F12} or {@code 12}; fails with a NumberFormatException on anything else. */
    public static FindingId parse(String text) {
        return new FindingId(
                Long.parseLong(
                        text.startsWith("F") || text.startsWith("f") ? text.substring(1) : text));
    }

    @Override
    public String toString() {
        return "F" + value;
    }
}
