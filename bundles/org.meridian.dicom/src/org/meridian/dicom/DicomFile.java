package org.meridian.dicom;

import org.meridian.core.MeridianException;

import java.util.List;
import java.util.Optional;

/**
 * What was read of one DICOM file. Bulk data are read from the source on demand, so the source
 * stays open as long as pixels are wanted.
 *
 * @param fileMeta the file meta information (group 0002); empty when the file had none
 * @param dataset the data set, up to where reading was told to stop or the data are damaged
 * @param notes what was out of the standard, in order
 */
public record DicomFile(
        Dataset fileMeta, Dataset dataset, TransferSyntax transferSyntax, List<Note> notes) {
    public DicomFile {
        notes = List.copyOf(notes);
    }

    /** The file with its texts read in another set than the declared one. */
    public DicomFile readAs(SpecificCharacterSet set) {
        return new DicomFile(fileMeta, dataset.readAs(set), transferSyntax, notes);
    }

    /**
     * Something out of the standard: a remark on what was understood nevertheless, or damage, from
     * which on data are missing.
     *
     * @param tag the element, 0 when it is about none
     * @param position byte in the file, or in the inflated data set of a deflated one
     */
    public record Note(DicomError code, int tag, long position) {
        /** Whether data are missing from here on. */
        public boolean isDamage() {
            return !code.isRemark();
        }

        /** The note as a failure, which gives its sentence too. */
        public MeridianException failure() {
            return new MeridianException(code, Tag.toString(tag), Long.toString(position));
        }
    }

    /** Where data were first found damaged; empty for a file that was read whole. */
    public Optional<Note> damage() {
        return notes.stream().filter(Note::isDamage).findFirst();
    }

    /**
     * This file, for those who want nothing less than all of it.
     *
     * @throws MeridianException with the code of the {@link #damage}
     */
    public DicomFile requireWhole() {
        damage().ifPresent(
                        note -> {
                            throw note.failure();
                        });
        return this;
    }
}
