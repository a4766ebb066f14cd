package org.meridian.dicom;

import java.util.List;

/**
 * What was read of one DICOM file. Bulk data are read from the source on demand, so the source
 * stays open as long as pixels are wanted.
 *
 * @param fileMeta the file meta information (group 0002); empty when the file had none
 * @param dataset the data set, up to where reading was told to stop
 * @param notes what was out of the standard and yet understood, in order
 */
public record DicomFile(
        Dataset fileMeta, Dataset dataset, TransferSyntax transferSyntax, List<Note> notes) {
    public DicomFile {
        notes = List.copyOf(notes);
    }

    /**
     * Something out of the standard that did not hinder reading.
     *
     * @param tag the element, 0 when it is about none
     * @param position byte in the data
     */
    public record Note(DicomError code, int tag, long position) {}
}
