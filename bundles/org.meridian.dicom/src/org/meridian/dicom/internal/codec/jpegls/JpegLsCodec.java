package org.meridian.dicom.internal.codec.jpegls;

import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameCodec;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

import java.util.Set;

/** JPEG-LS, lossless and near-lossless (ITU-T T.87, PS3.5 A.4.3). */
public final class JpegLsCodec implements FrameCodec {
    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(
                TransferSyntax.JPEG_LS_LOSSLESS.uid(), TransferSyntax.JPEG_LS_NEAR_LOSSLESS.uid());
    }

    @Override
    public Frame decode(byte[] data, PixelDescription description, SampleBuffers buffers) {
        return new JpegLsDecoder(data, description, buffers).decode();
    }
}
