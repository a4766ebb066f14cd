package org.meridian.ui.viewer.layout;

/** How the other images follow when one is scrolled. */
public enum Link {
    /** They stay. */
    OFF,
    /** To the same place of the patient, where slices of one frame of reference are parallel. */
    POSITION,
    /** By the same distance, also between studies: as they stood when they were linked. */
    OFFSET
}
