package org.meridian.dicom.internal.codec.jpegls;

import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.internal.codec.Codestreams;
import org.meridian.dicom.internal.codec.SampleSource;
import org.meridian.dicom.internal.codec.jpeg.EntropyWriter;
import org.meridian.dicom.internal.codec.jpeg.JpegMarkers;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameEncoder;

import java.util.Set;

/** JPEG-LS, lossless and near-lossless (ITU-T T.87, PS3.5 A.4.3), components line by line. */
public final class JpegLsEncoder implements FrameEncoder {
    private static final String NAME = "JPEG-LS";
    private static final int MAX_NEAR = 255;

    /** Depths of samples in 8 and in 16 bits that all decoders take. */
    private static final int LEAST = 8;

    private static final int LEAST_WIDE = 9;

    private final int near;

    /**
     * @param near by how much a sample may differ in the near-lossless transfer syntax, 0 to 255;
     *     half of the largest sample value is the most that takes effect
     */
    public JpegLsEncoder(int near) {
        if (near < 0 || near > MAX_NEAR) {
            throw new IllegalArgumentException("near: " + near);
        }
        this.near = near;
    }

    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(
                TransferSyntax.JPEG_LS_LOSSLESS.uid(), TransferSyntax.JPEG_LS_NEAR_LOSSLESS.uid());
    }

    @Override
    public byte[] encode(Frame frame, String transferSyntaxUID) {
        Codestreams.require(this, transferSyntaxUID);
        SampleSource source = new SampleSource(NAME, frame);
        boolean lossless = transferSyntaxUID.equals(TransferSyntax.JPEG_LS_LOSSLESS.uid());
        byte[] data =
                write(source, lossless ? 0 : Math.min(near, source.largest() / 2), frame.signed());
        return data.length > 0 ? data : write(source, 0, frame.signed());
    }

    /**
     * Gives nothing when a sample leaves its range: where Bits Stored end, or at the ends of two's
     * complement, it would come out at the other end.
     */
    private static byte[] write(SampleSource source, int near, boolean signed) {
        int components = source.components();
        int columns = source.columns();
        EntropyWriter out = new EntropyWriter(true);
        out.bytes(0xFF, JpegMarkers.SOI, 0xFF, JpegLsDecoder.SOF55);
        out.u16(8 + 3 * components);
        int precision = Math.max(source.precision(), source.wide() ? LEAST_WIDE : LEAST);
        out.bytes(precision);
        out.u16(source.rows());
        out.u16(columns);
        out.bytes(components);
        for (int i = 0; i < components; i++) {
            out.bytes(i + 1, 0x11, 0);
        }
        out.bytes(0xFF, JpegMarkers.SOS);
        out.u16(6 + 2 * components);
        out.bytes(components);
        for (int i = 0; i < components; i++) {
            out.bytes(i + 1, 0);
        }
        out.bytes(near, components > 1 ? 1 : 0, 0);
        int maxVal = (1 << precision) - 1;
        JpegLsScanEncoder scan =
                new JpegLsScanEncoder(
                        out, JpegLsParameters.of(maxVal, near, 0, 0, 0, 0), columns, components);
        int[] samples = new int[columns + 2];
        int[][] lines = new int[components][columns + 2];
        int[][] above = new int[components][columns + 2];
        int range = signed ? source.largest() >> 1 : source.largest();
        for (int y = 0; y < source.rows(); y++) {
            for (int i = 0; i < components; i++) {
                source.row(y, i, samples, 1);
                above[i][columns + 1] = above[i][columns];
                lines[i][0] = above[i][1];
                scan.line(samples, above[i], lines[i], i);
                for (int x = 1; near > 0 && x <= columns; x++) {
                    if (((samples[x] ^ lines[i][x]) & ~range) != 0) {
                        return new byte[0];
                    }
                }
            }
            int[][] swapped = above;
            above = lines;
            lines = swapped;
        }
        out.endBits();
        out.bytes(0xFF, JpegMarkers.EOI);
        return out.fragment();
    }
}
