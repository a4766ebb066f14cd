package org.meridian.dicom;

/** Where it is written at which byte the frames of encapsulated pixel data begin (PS3.5 A.4). */
public enum OffsetTable {
    NONE,
    /** In the first item, with offsets of 32 bits. */
    BASIC,
    /** In (7FE0,0001) and (7FE0,0002), with offsets and lengths of 64 bits. */
    EXTENDED
}
