package org.meridian.dicom.internal.codec.j2k;

import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameCodec;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

import java.util.Set;

/**
 * JPEG 2000 (ITU-T T.800, PS3.5 A.4.4) with the block coders of its first part and of its part 15
 * (T.814), and of its part 2 what needs no more than the first part to be decoded.
 */
public final class Jpeg2000Codec implements FrameCodec {
    static final String NAME = "JPEG 2000";

    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(
                TransferSyntax.JPEG_2000_LOSSLESS.uid(),
                TransferSyntax.JPEG_2000.uid(),
                TransferSyntax.JPEG_2000_PART_2_LOSSLESS.uid(),
                TransferSyntax.JPEG_2000_PART_2.uid(),
                TransferSyntax.HTJ2K_LOSSLESS.uid(),
                TransferSyntax.HTJ2K_LOSSLESS_RPCL.uid(),
                TransferSyntax.HTJ2K.uid());
    }

    @Override
    public Frame decode(byte[] data, PixelDescription description, SampleBuffers buffers) {
        Codestream codestream = new Codestream(Jp2.codestream(data));
        ImageSamples samples =
                new ImageSamples(codestream.size(), description, data.length, buffers);
        TileDecoder decoder = new TileDecoder();
        for (TileSource source : codestream.readTiles()) {
            Tile tile = Tile.read(codestream.size(), source);
            samples.store(tile, decoder.decode(tile));
        }
        return samples.frame();
    }
}
