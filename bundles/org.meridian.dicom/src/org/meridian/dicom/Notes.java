package org.meridian.dicom;

import java.util.ArrayList;
import java.util.List;

/** What is told of one file while it is read. For one thread. */
final class Notes {
    // a hostile file could fill the memory with remarks
    private static final int MOST = 100;

    private final List<DicomFile.Note> notes = new ArrayList<>();

    /** Tells of something understood; after many only damage is told. */
    void remark(DicomError code, int tag, long position) {
        if (notes.size() < MOST) {
            notes.add(new DicomFile.Note(code, tag, position));
        }
    }

    /** Tells where the data could not be read. */
    void damage(DicomFile.Note note) {
        if (notes.size() < 2 * MOST) {
            notes.add(note);
        }
    }

    List<DicomFile.Note> list() {
        return notes;
    }
}
