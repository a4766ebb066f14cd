package org.meridian.dicom;

/** The data cannot be read further: leads from where that shows to the data set that ends there. */
final class BrokenData extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient DicomFile.Note note;

    BrokenData(DicomError code, int tag, long position) {
        super(code.code(), null, false, false);
        this.note = new DicomFile.Note(code, tag, position);
    }

    DicomFile.Note note() {
        return note;
    }
}
