package org.meridian.dicom;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;

import java.io.OutputStream;
import java.time.OffsetDateTime;

/**
 * Repairs the declaration of the character set in a copy of a file, and takes it back. What was
 * there before is kept, byte for byte, in an item of the Original Attributes Sequence (PS3.3
 * C.12.1), so that the original comes back whole; all bytes that are not concerned are copied as
 * they are. Stateless and safe for all threads.
 */
public final class CharacterSetRepair {
    /** What becomes of the bytes of texts. */
    public enum Texts {
        /** They stay, and only the declaration changes. */
        KEPT,
        /** They are written in UTF-8, which is declared. */
        IN_UTF_8
    }

    private CharacterSetRepair() {}

    /**
     * Writes a repaired copy.
     *
     * @param reading how the texts are meant; those encoded twice are written in UTF-8 whatever
     *     {@code texts} says
     * @param when it is repaired
     * @throws MeridianException {@link DicomError#NOT_IN_PLACE} for a damaged, a deflated or an
     *     unordered file and a DICOMDIR, {@link DicomError#CHARACTERS} when a text that would be
     *     written anew cannot be read so
     */
    public static void repair(
            ByteSource source,
            TextReading reading,
            Texts texts,
            OffsetDateTime when,
            OutputStream out) {
        DicomFile file = DicomReader.read(source).requireWhole();
        ElementSpans spans = ElementSpans.of(source, file);
        ElementChanges changes = new ElementChanges(source, spans);
        boolean anew = reading.twice() || texts == Texts.IN_UTF_8;
        SpecificCharacterSet set = anew ? SpecificCharacterSet.UTF_8 : reading.set();
        Rewriting rewriting = new Rewriting(reading, set, anew);
        for (Element element : file.dataset()) {
            Element written = rewriting.element(element);
            if (written != element) {
                changes.put(element.tag(), changes.written(single(written)));
            }
        }
        changes.put(Tag.SpecificCharacterSet, changes.written(rewriting.declaration()));
        new OriginalAttributes(source, spans, changes).record(file.dataset(), when);
        changes.write(out);
    }

    /**
     * Writes the file as it was before its last repair, byte for byte.
     *
     * @throws MeridianException {@link DicomError#NO_REPAIR} when the file tells of none
     */
    public static void undo(ByteSource source, OutputStream out) {
        DicomFile file = DicomReader.read(source).requireWhole();
        ElementSpans spans = ElementSpans.of(source, file);
        ElementChanges changes = new ElementChanges(source, spans);
        new OriginalAttributes(source, spans, changes).bringBack(file.dataset());
        changes.write(out);
    }

    private static Dataset single(Element element) {
        return Dataset.builder().element(element).build();
    }
}
