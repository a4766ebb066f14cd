package org.meridian.dicom.text;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Element;
import org.meridian.dicom.Tag;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A document inside of a DICOM object (PS3.3 C.24.2): a PDF, a CDA or a model to print.
 *
 * @param type its MIME type
 * @param content its bytes as they are; nobody changes them
 */
public record EncapsulatedDocument(String title, String type, byte[] content) {
    /**
     * The document of an object. Where its length is told the byte that pads it to an even one is
     * taken off; a PDF ends with its end of file mark.
     *
     * @throws MeridianException {@link DicomError#MISSING} where there is none
     */
    public static EncapsulatedDocument of(Dataset dataset) {
        Element element =
                dataset.element(Tag.EncapsulatedDocument)
                        .orElseThrow(
                                () ->
                                        new MeridianException(
                                                DicomError.MISSING, "EncapsulatedDocument"));
        byte[] bytes = element.bytes();
        OptionalInt length = dataset.integer(Tag.EncapsulatedDocumentLength);
        if (length.isPresent() && length.getAsInt() >= 0 && length.getAsInt() < bytes.length) {
            bytes = Arrays.copyOf(bytes, length.getAsInt());
        } else if (bytes.length > 0 && bytes[bytes.length - 1] == 0) {
            bytes = Arrays.copyOf(bytes, bytes.length - 1);
        }
        return new EncapsulatedDocument(
                dataset.text(Tag.DocumentTitle),
                dataset.text(Tag.MIMETypeOfEncapsulatedDocument),
                bytes);
    }

    /** Whether the bytes start as a PDF does. */
    public boolean isPdf() {
        return content.length > 4
                && content[0] == '%'
                && content[1] == 'P'
                && content[2] == 'D'
                && content[3] == 'F';
    }
}
