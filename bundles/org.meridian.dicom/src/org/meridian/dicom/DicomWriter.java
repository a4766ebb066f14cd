package org.meridian.dicom;

import org.meridian.core.MeridianException;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes data sets as a file with meta information (PS3.10 chapter 7) or bare, in every encoding of
 * PS3.5. Values keep their bytes, whether they are understood or not, but for the byte order and
 * the padding of an odd length; group lengths (gggg,0000) are left out, and an element whose VR is
 * not known becomes a UN. Stateless and safe for all threads.
 */
public final class DicomWriter {
    /** Names this program in files it writes (PS3.7 D.3.3.2). */
    public static final String IMPLEMENTATION_CLASS_UID =
            "2.25.166206965032073611439172715656604756689";

    private static final String IMPLEMENTATION_VERSION_NAME = "MERIDIAN";
    private static final int BUFFER = 65536;

    private DicomWriter() {}

    /** Writes a file whose sequences have undefined lengths. */
    public static void write(Dataset dataset, TransferSyntax syntax, OutputStream stream) {
        write(dataset, syntax, SequenceLengths.UNDEFINED, stream);
    }

    /**
     * Writes a DICOM file. The syntax is an uncompressed one, or an encapsulated one whose
     * fragments the data set holds; the stream is flushed and stays open.
     *
     * @throws MeridianException without SOP class or instance UID, when the pixel data do not fit
     *     the syntax, or when the stream fails
     */
    public static void write(
            Dataset dataset, TransferSyntax syntax, SequenceLengths lengths, OutputStream stream) {
        checkPixels(dataset, syntax);
        Dataset meta = meta(dataset, syntax);
        try {
            OutputStream out = new BufferedOutputStream(stream, BUFFER);
            out.write(new byte[128]);
            out.write(new byte[] {'D', 'I', 'C', 'M'});
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            explicit(head).write(meta);
            Dataset length =
                    Dataset.builder()
                            .integer(Tag.FileMetaInformationGroupLength, head.size())
                            .build();
            explicit(out).write(length);
            head.writeTo(out);
            body(dataset, syntax, lengths, out);
            out.flush();
        } catch (IOException e) {
            throw new MeridianException(e, DicomError.IO);
        }
    }

    /** Writes the elements alone, as they go over a network. */
    public static void writeDataset(Dataset dataset, TransferSyntax syntax, OutputStream stream) {
        checkPixels(dataset, syntax);
        try {
            OutputStream out = new BufferedOutputStream(stream, BUFFER);
            body(dataset, syntax, SequenceLengths.UNDEFINED, out);
            out.flush();
        } catch (IOException e) {
            throw new MeridianException(e, DicomError.IO);
        }
    }

    private static void checkPixels(Dataset dataset, TransferSyntax syntax) {
        boolean encapsulated =
                dataset.element(Tag.PixelData).flatMap(Element::fragments).isPresent();
        if (dataset.contains(Tag.PixelData) && encapsulated != syntax.encapsulated()) {
            throw new MeridianException(DicomError.UNSUPPORTED_SYNTAX, syntax.uid(), syntax.name());
        }
    }

    private static DatasetWriter explicit(OutputStream out) {
        return new DatasetWriter(out, Encoding.EXPLICIT, SequenceLengths.UNDEFINED);
    }

    private static void body(
            Dataset dataset, TransferSyntax syntax, SequenceLengths lengths, OutputStream out)
            throws IOException {
        Encoding encoding = Encoding.of(syntax);
        if (!syntax.deflated()) {
            new DatasetWriter(out, encoding, lengths).write(dataset);
            return;
        }
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            DeflaterOutputStream packed = new DeflaterOutputStream(out, deflater, BUFFER);
            OutputStream plain = new BufferedOutputStream(packed, BUFFER);
            new DatasetWriter(plain, encoding, lengths).write(dataset);
            plain.flush();
            packed.finish();
            if ((deflater.getBytesWritten() & 1) != 0) {
                // PS3.5 A.5: the deflated bytes are padded to an even length
                out.write(0);
            }
        } finally {
            deflater.end();
        }
    }

    private static Dataset meta(Dataset dataset, TransferSyntax syntax) {
        return Dataset.builder()
                .bytes(Tag.FileMetaInformationVersion, VR.OB, new byte[] {0, 1})
                .string(Tag.MediaStorageSOPClassUID, dataset.requireString(Tag.SOPClassUID))
                .string(Tag.MediaStorageSOPInstanceUID, dataset.requireString(Tag.SOPInstanceUID))
                .string(Tag.TransferSyntaxUID, syntax.uid())
                .string(Tag.ImplementationClassUID, IMPLEMENTATION_CLASS_UID)
                .string(Tag.ImplementationVersionName, IMPLEMENTATION_VERSION_NAME)
                .build();
    }
}
