package org.meridian.archive;

/**
 * How long things are kept.
 *
 * @param trashDays so long something stays in the trash before emptying deletes it
 * @param keepYears so long after its study date nothing is deleted at all, as a law may ask (15
 *     years for imaging in Chinese clinics); 0 where none does
 * @param automatic whether the trash then empties itself; else it waits for somebody
 */
public record Retention(int trashDays, int keepYears, boolean automatic) {
    /** Thirty days in the trash, no law, and nothing is deleted that nobody decided on. */
    public static final Retention DEFAULT = new Retention(30, 0, false);
}
