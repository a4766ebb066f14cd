package org.meridian.dicom;

/** How the ends of sequences and items are written (PS3.5 7.5). */
public enum SequenceLengths {
    /** By a length in front. */
    DEFINED,
    /** By a delimiter behind. */
    UNDEFINED
}
