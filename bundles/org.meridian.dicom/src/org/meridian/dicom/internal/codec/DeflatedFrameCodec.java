package org.meridian.dicom.internal.codec;

import org.meridian.dicom.Inflation;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameCodec;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;
import org.meridian.dicom.pixel.Samples;

import java.nio.ByteOrder;
import java.util.Set;

/** Deflated Image Frame compression (PS3.5 A.4.12): each frame is deflated by itself. */
public final class DeflatedFrameCodec implements FrameCodec {
    private static final String NAME = "Deflate";

    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(TransferSyntax.DEFLATED_IMAGE_FRAME.uid());
    }

    @Override
    public Frame decode(byte[] data, PixelDescription description, SampleBuffers buffers) {
        int count = description.samples();
        boolean bits = description.bitsAllocated() == 1;
        long length = bits ? (count + 7) / 8 : (long) count * (description.bitsAllocated() / 8);
        // a byte more where the frame was padded to an even length before it was deflated
        byte[] bytes = Inflation.all(data, length + 1);
        if (bytes.length < length) {
            throw Codestreams.broken(NAME, data.length);
        }
        if (bits) {
            byte[] target = NativeFrames.unpack(bytes, 0, buffers.bytes(count));
            return StoredValues.frame(
                    description, description.photometric(), new Samples.Bytes(target), 0);
        }
        return NativeFrames.decode(
                bytes, ByteOrder.LITTLE_ENDIAN, description, description.planar(), buffers);
    }
}
