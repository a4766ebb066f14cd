package org.meridian.dicom;

/** How elements are written: with or without VR, and in which byte order. */
record Encoding(boolean explicit, boolean bigEndian) {
    static final Encoding IMPLICIT = new Encoding(false, false);
    static final Encoding EXPLICIT = new Encoding(true, false);
    static final Encoding BIG_ENDIAN = new Encoding(true, true);

    static Encoding of(TransferSyntax syntax) {
        return new Encoding(syntax.explicit(), syntax.bigEndian());
    }
}
