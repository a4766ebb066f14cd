package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.BulkData;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Element;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.internal.codec.NativeFrames;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes the frames of one file. Safe for all threads: several frames can be decoded at the same
 * time while the file's source is open.
 */
public final class FrameDecoder {
    private final PixelDescription description;
    private final FrameReader reader;

    private interface FrameReader {
        Frame read(int frame, SampleBuffers buffers);
    }

    private FrameDecoder(PixelDescription description, FrameReader reader) {
        this.description = description;
        this.reader = reader;
    }

    /** Prepares to decode with the codecs of this program. */
    public static FrameDecoder of(DicomFile file) {
        return of(file, FrameCodecs.standard());
    }

    /**
     * Prepares to decode.
     *
     * @throws MeridianException without pixel data, with contradicting attributes, or for a
     *     transfer syntax that no codec knows
     */
    public static FrameDecoder of(DicomFile file, FrameCodecs codecs) {
        Dataset dataset = file.dataset();
        TransferSyntax syntax = file.transferSyntax();
        Element pixels = pixels(file);
        boolean plain = pixels.fragments().isEmpty();
        if (plain == syntax.encapsulated()) {
            throw new MeridianException(DicomError.PIXEL_DESCRIPTION, "TransferSyntaxUID");
        }
        Optional<FrameCodec> codec = codecs.codec(syntax.uid());
        if (!plain && codec.isEmpty()) {
            throw new MeridianException(DicomError.UNSUPPORTED_SYNTAX, syntax.uid(), syntax.name());
        }
        PixelDescription description = PixelDescription.of(dataset);
        if (plain) {
            NativeFrames frames = new NativeFrames(pixels, description);
            return new FrameDecoder(description, frames::read);
        }
        FrameCodec decoder = codec.get();
        List<List<BulkData>> frames =
                EncapsulatedFrames.split(
                        dataset, pixels.fragments().get(), description.numberOfFrames());
        return new FrameDecoder(
                description,
                (frame, buffers) ->
                        decoder.decode(join(frames.get(frame), frame), description, buffers));
    }

    private static Element pixels(DicomFile file) {
        Dataset dataset = file.dataset();
        if (dataset.contains(Tag.FloatPixelData) || dataset.contains(Tag.DoubleFloatPixelData)) {
            throw new MeridianException(DicomError.FLOAT_PIXELS);
        }
        if (!dataset.contains(Tag.PixelData)) {
            // damage before the pixels is why they are not there
            file.requireWhole();
            throw new MeridianException(DicomError.NO_PIXELS);
        }
        return dataset.element(Tag.PixelData).orElseThrow();
    }

    public PixelDescription description() {
        return description;
    }

    public int numberOfFrames() {
        return description.numberOfFrames();
    }

    /** Decodes a frame into new arrays; {@code frame} counts from 0. */
    public Frame decode(int frame) {
        return decode(frame, SampleBuffers.fresh());
    }

    /** Decodes a frame; {@code frame} counts from 0. */
    public Frame decode(int frame, SampleBuffers buffers) {
        if (frame < 0 || frame >= numberOfFrames()) {
            throw new MeridianException(
                    DicomError.NO_SUCH_FRAME,
                    Integer.toString(frame + 1),
                    Integer.toString(numberOfFrames()));
        }
        return reader.read(frame, buffers);
    }

    private static byte[] join(List<BulkData> fragments, int frame) {
        if (fragments.isEmpty()) {
            throw new MeridianException(DicomError.PIXELS_SHORT, Integer.toString(frame + 1));
        }
        long length = 0;
        for (BulkData fragment : fragments) {
            length += fragment.length();
        }
        if (length > Integer.MAX_VALUE - 64) {
            throw new MeridianException(
                    DicomError.TOO_LARGE,
                    Long.toString(length),
                    Integer.toString(Integer.MAX_VALUE - 64));
        }
        byte[] bytes = new byte[(int) length];
        int at = 0;
        for (BulkData fragment : fragments) {
            fragment.read(0, bytes, at, (int) fragment.length());
            at += (int) fragment.length();
        }
        return bytes;
    }

    /**
     * The compressed bytes of each frame, for those who pass them on: none of a frame that damage
     * hides, and nothing at all for native pixels.
     */
    public static List<List<BulkData>> compressedFrames(DicomFile file) {
        return file.dataset()
                .element(Tag.PixelData)
                .flatMap(Element::fragments)
                .map(
                        fragments ->
                                EncapsulatedFrames.split(
                                        file.dataset(),
                                        fragments,
                                        file.dataset().integer(Tag.NumberOfFrames).orElse(1)))
                .orElseGet(ArrayList::new);
    }
}
