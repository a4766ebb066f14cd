package org.meridian.core.record;

/**
 * A name in the three component groups of DICOM's value representation PN (PS3.5 6.2.1.2), each in
 * DICOM's form {@code family^given^middle^prefix^suffix}; empty where unknown.
 */
public record PersonName(String alphabetic, String ideographic, String phonetic) {
    public static final PersonName UNKNOWN = new PersonName("", "", "");

    /** Splits {@code alphabetic=ideographic=phonetic}. */
    public static PersonName parse(String pn) {
        String[] groups = pn.split("=", -1);
        return new PersonName(group(groups, 0), group(groups, 1), group(groups, 2));
    }

    private static String group(String[] groups, int index) {
        return index < groups.length ? groups[index].replaceAll("\\^+$", "").strip() : "";
    }

    /**
     * DICOM's own form, {@code alphabetic=ideographic=phonetic}, without empty groups at its end.
     */
    public String toDicom() {
        return (alphabetic + "=" + ideographic + "=" + phonetic).replaceAll("=+$", "");
    }

    /** As a person reads it: the ideographic name first, then the alphabetic one. */
    public String display() {
        String latin = spaced(alphabetic, " ");
        String han = spaced(ideographic, "");
        if (han.isEmpty()) {
            return latin;
        }
        return latin.isEmpty() ? han : han + " (" + latin + ")";
    }

    private static String spaced(String group, String separator) {
        return group.replaceAll("\\^+", separator).strip();
    }
}
