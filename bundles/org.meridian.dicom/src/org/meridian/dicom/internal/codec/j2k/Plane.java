package org.meridian.dicom.internal.codec.j2k;

/** Values of one component of a tile, row by row; the array is handed out as it is, for speed. */
sealed interface Plane {
    /** Of the reversible wavelet. */
    record Whole(int[] values) implements Plane {}

    /** Of the irreversible wavelet. */
    record Real(float[] values) implements Plane {}
}
