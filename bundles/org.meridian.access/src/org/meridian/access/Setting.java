package org.meridian.access;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * What a site sets about its access, and about what it is reminded of. The defaults are meant to be
 * silent in an ordinary week: 60 patients an hour is a fast reader of plain films; 200 names are a
 * busy department's list of a day; twenty exports an hour are more than referrals need; backups
 * every hour are twenty-four a day; eight refusals in a quarter of an hour are not a slip of the
 * hand.
 */
public enum Setting {
    PATIENTS_PER_HOUR("patients-per-hour", "60", Setting::isCount),
    NAMES_PER_HOUR("names-per-hour", "200", Setting::isCount),
    EXPORTS_PER_HOUR("exports-per-hour", "20", Setting::isCount),
    BACKUPS_PER_DAY("backups-per-day", "30", Setting::isCount),
    REFUSALS("refusals", "8", Setting::isCount),
    /** Begin and end of the hours in which the site is closed; the same time twice for none. */
    NIGHT_FROM("night-from", "22:00", Setting::isTime),
    NIGHT_TO("night-to", "06:00", Setting::isTime),
    /** Days on which the site is closed, ISO 8601, separated by commas. */
    HOLIDAYS("holidays", "", Setting::isDates),
    /** How long an emergency access lasts, in hours. */
    EMERGENCY_HOURS("emergency-hours", "4", Setting::isCount),
    /** After how many minutes without a key or a mouse the window locks; 0 for never. */
    IDLE_MINUTES("idle-minutes", "10", Setting::isFew),
    /** After how many days without a backup the window reminds of one; 0 for never. */
    BACKUP_DAYS("backup-days", "7", Setting::isFew);

    private final String word;
    private final String otherwise;
    private final Predicate<String> valid;

    Setting(String word, String otherwise, Predicate<String> valid) {
        this.word = word;
        this.otherwise = otherwise;
        this.valid = valid;
    }

    /** Its name on a command line and in the table. */
    public String word() {
        return word;
    }

    /** What holds until something else is set. */
    public String otherwise() {
        return otherwise;
    }

    boolean isValid(String text) {
        return valid.test(text);
    }

    private static boolean isCount(String text) {
        return text.matches("[1-9]\\d{0,5}");
    }

    private static boolean isFew(String text) {
        return text.matches("\\d{1,3}");
    }

    private static boolean isTime(String text) {
        try {
            LocalTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isDates(String text) {
        try {
            Arrays.stream(text.split(",")).filter(d -> !d.isBlank()).forEach(LocalDate::parse);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
