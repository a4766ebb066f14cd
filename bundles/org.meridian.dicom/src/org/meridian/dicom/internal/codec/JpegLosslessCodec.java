package org.meridian.dicom.internal.codec;

import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameCodec;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

import java.util.Set;

/** JPEG Lossless, process 14 with any predictor (ITU-T T.81 annex H, PS3.5 A.4.2). */
public final class JpegLosslessCodec implements FrameCodec {
    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(TransferSyntax.JPEG_LOSSLESS.uid(), TransferSyntax.JPEG_LOSSLESS_SV1.uid());
    }

    @Override
    public Frame decode(byte[] data, PixelDescription description, SampleBuffers buffers) {
        return new JpegLosslessDecoder(data, description, buffers).decode();
    }
}
