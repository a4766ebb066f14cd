package org.meridian.dicom.internal.codec.jpeg;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.internal.codec.Codestreams;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameCodec;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

import java.util.Set;

/**
 * The JPEG processes with Huffman coding that are no hierarchy (ITU-T T.81 annexes F, G and H;
 * PS3.5 A.4.1, A.4.2): baseline, extended sequential and progressive DCT of 8 and 12 bits, and
 * lossless. The codestream says which it is, whatever the transfer syntax: files that name another
 * are met in practice.
 */
public final class JpegCodec implements FrameCodec {
    static final String NAME = "JPEG";

    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(
                TransferSyntax.JPEG_BASELINE.uid(),
                TransferSyntax.JPEG_EXTENDED.uid(),
                TransferSyntax.JPEG_SPECTRAL_SELECTION.uid(),
                TransferSyntax.JPEG_FULL_PROGRESSION.uid(),
                TransferSyntax.JPEG_LOSSLESS.uid(),
                TransferSyntax.JPEG_LOSSLESS_SV1.uid());
    }

    @Override
    public Frame decode(byte[] data, PixelDescription description, SampleBuffers buffers) {
        if (description.bitsAllocated() != 8 && description.bitsAllocated() != 16) {
            throw Codestreams.unsupported(NAME, description.bitsAllocated() + " bit");
        }
        JpegMarkers markers = new JpegMarkers(NAME, data);
        Tables tables = new Tables(markers);
        ScanData scanData = new ScanData(markers, data);
        FrameHeader header = null;
        Process process = null;
        while (process == null || !process.complete()) {
            int marker = markers.next();
            if (marker == JpegMarkers.EOI) {
                break;
            }
            if (marker == JpegMarkers.SOS) {
                if (header == null || process == null) {
                    throw markers.broken();
                }
                process.scan(ScanHeader.read(markers, header));
            } else if (marker == JpegMarkers.DNL) {
                Codestreams.agree(NAME, markers.u16(0), description.rows());
            } else if (!JpegMarkers.isFrameHeader(marker)) {
                tables.take(marker);
            } else if (process == null) {
                header = FrameHeader.read(marker, markers, description);
                process = process(header, scanData, tables, description, buffers);
            } else {
                throw markers.broken();
            }
        }
        return frame(process, markers);
    }

    private static Process process(
            FrameHeader header,
            ScanData scanData,
            Tables tables,
            PixelDescription description,
            SampleBuffers buffers) {
        return switch (header.process()) {
            case JpegMarkers.SOF0, JpegMarkers.SOF1, JpegMarkers.SOF2 ->
                    new DctProcess(header, scanData, tables, description, buffers);
            case JpegMarkers.SOF3 ->
                    new LosslessProcess(header, scanData, tables, description, buffers);
            default ->
                    throw Codestreams.unsupported(
                            NAME, "SOF" + (header.process() - JpegMarkers.SOF0));
        };
    }

    private static Frame frame(@Nullable Process process, JpegMarkers markers) {
        if (process == null) {
            throw markers.broken();
        }
        return process.frame();
    }
}
