package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Element;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.VR;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes the transfer syntax of a file. A lossless syntax keeps every stored value; a lossy one
 * makes another instance, which names the one it comes from (PS3.3 C.7.6.1.1.5). Immutable and safe
 * for all threads.
 */
public final class Transcoder {
    private final FrameCodecs codecs;
    private final FrameEncoders encoders;

    public Transcoder(FrameCodecs codecs, FrameEncoders encoders) {
        this.codecs = codecs;
        this.encoders = encoders;
    }

    /** With the codecs of this program. */
    public static Transcoder standard() {
        return new Transcoder(FrameCodecs.standard(), FrameEncoders.standard());
    }

    /**
     * The data set as it is to be written in {@code target}. Its bulk data may still be read from
     * the file's source.
     *
     * @throws MeridianException for a damaged file, when its pixels cannot be decoded, or when they
     *     cannot be written in {@code target}
     */
    public Dataset transcode(DicomFile file, TransferSyntax target) {
        Dataset dataset = file.requireWhole().dataset();
        if (target.equals(file.transferSyntax())) {
            return dataset;
        }
        if (dataset.contains(Tag.FloatPixelData) || dataset.contains(Tag.DoubleFloatPixelData)) {
            if (target.encapsulated()) {
                throw new MeridianException(DicomError.FLOAT_PIXELS);
            }
            return dataset;
        }
        // programs do not agree on the order of the two words of a 32-bit sample in OW
        boolean wide = dataset.integer(Tag.BitsAllocated).orElse(0) > 16;
        if (wide && target.bigEndian()) {
            throw noEncoder(target);
        }
        boolean decoded = isCompressed(dataset) || wide && file.transferSyntax().bigEndian();
        DatasetBuilder builder = dataset.toBuilder();
        withoutCompressedIcons(file, builder);
        if (!dataset.contains(Tag.PixelData) || !decoded && !target.encapsulated()) {
            return builder.build();
        }
        FrameDecoder frames = FrameDecoder.of(file, codecs);
        PixelDescription description = frames.description();
        OverlaysInPixels.setApart(file, frames.numberOfFrames(), builder);
        if (target.encapsulated()) {
            encode(frames, target, builder);
        } else {
            decode(frames, builder);
        }
        if (description.samplesPerPixel() > 1) {
            builder.integer(Tag.PlanarConfiguration, 0);
        }
        builder.integer(Tag.HighBit, description.bitsStored() - 1);
        if (file.transferSyntax().lossy() && !dataset.contains(Tag.LossyImageCompression)) {
            builder.string(Tag.LossyImageCompression, LossyCompression.YES);
        }
        return builder.build();
    }

    private static MeridianException noEncoder(TransferSyntax target) {
        return new MeridianException(DicomError.NO_ENCODER, target.uid(), target.name());
    }

    private static boolean isCompressed(Dataset dataset) {
        return dataset.element(Tag.PixelData).flatMap(Element::fragments).isPresent();
    }

    private static void decode(FrameDecoder frames, DatasetBuilder builder) {
        NativePixels pixels = new NativePixels(frames.description());
        SampleBuffers buffers = SampleBuffers.reused();
        for (int i = 0; i < frames.numberOfFrames(); i++) {
            Frame frame = frames.decode(i, buffers);
            pixels.add(frame);
            builder.string(Tag.PhotometricInterpretation, frame.photometric().term());
        }
        VR vr = frames.description().bitsAllocated() > 8 ? VR.OW : VR.OB;
        builder.remove(Tag.ExtendedOffsetTable).remove(Tag.ExtendedOffsetTableLengths);
        builder.bytes(Tag.PixelData, vr, pixels.bytes());
    }

    private void encode(FrameDecoder frames, TransferSyntax target, DatasetBuilder builder) {
        FrameEncoder encoder =
                encoders.encoder(target.uid())
                        .filter(e -> frames.description().bitsAllocated() > 1)
                        .orElseThrow(() -> noEncoder(target));
        List<byte[]> encoded = new ArrayList<>();
        SampleBuffers buffers = SampleBuffers.reused();
        long length = 0;
        for (int i = 0; i < frames.numberOfFrames(); i++) {
            Frame frame = frames.decode(i, buffers);
            byte[] bytes = encoder.encode(frame, target.uid());
            encoded.add(bytes);
            length += bytes.length;
            builder.string(
                    Tag.PhotometricInterpretation, encoder.photometric(frame, target.uid()).term());
        }
        builder.encapsulated(encoded);
        if (target.lossy()) {
            LossyCompression.mark(
                    builder, target, (double) NativePixels.length(frames.description()) / length);
        }
    }

    /** Icons are small: they stand native in every transfer syntax (PS3.5 A.4). */
    private void withoutCompressedIcons(DicomFile file, DatasetBuilder builder) {
        List<Dataset> icons = file.dataset().items(Tag.IconImageSequence);
        if (icons.stream().noneMatch(Transcoder::isCompressed)) {
            return;
        }
        List<Dataset> plain = new ArrayList<>();
        for (Dataset icon : icons) {
            DatasetBuilder changed = icon.toBuilder();
            if (isCompressed(icon)) {
                DicomFile alone =
                        new DicomFile(Dataset.EMPTY, icon, file.transferSyntax(), List.of());
                decode(FrameDecoder.of(alone, codecs), changed);
            }
            plain.add(changed.build());
        }
        builder.items(Tag.IconImageSequence, plain);
    }
}
