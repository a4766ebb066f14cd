package org.meridian.dicom.internal.codec.jpeg;

import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.internal.codec.Codestreams;
import org.meridian.dicom.internal.codec.SampleSource;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameEncoder;
import org.meridian.dicom.pixel.PhotometricInterpretation;

import java.util.Set;

/**
 * JPEG Lossless, process 14 (ITU-T T.81 annex H, PS3.5 A.4.2): with the first predictor or, where
 * the transfer syntax leaves it open, with the one that gives the fewest bits; components
 * interleaved, one optimal Huffman table.
 */
public final class JpegLosslessEncoder implements FrameEncoder {
    private static final String NAME = "JPEG Lossless";
    private static final int PREDICTORS = 7;
    private static final int SIZES = 17;

    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(TransferSyntax.JPEG_LOSSLESS.uid(), TransferSyntax.JPEG_LOSSLESS_SV1.uid());
    }

    @Override
    public byte[] encode(Frame frame, String transferSyntaxUID) {
        Codestreams.require(this, transferSyntaxUID);
        SampleSource source = new SampleSource(NAME, frame);
        Choice best = choice(source, 1);
        if (transferSyntaxUID.equals(TransferSyntax.JPEG_LOSSLESS.uid())) {
            for (int predictor = 2; predictor <= PREDICTORS; predictor++) {
                Choice other = choice(source, predictor);
                best = other.bits < best.bits ? other : best;
            }
        }
        return write(source, frame.photometric(), best.predictor, best.code);
    }

    private record Choice(int predictor, HuffmanCode code, long bits) {}

    private static Choice choice(SampleSource source, int predictor) {
        long[] sizes = new long[SIZES];
        walk(source, predictor, difference -> sizes[size(difference)]++);
        HuffmanCode code = new HuffmanCode(sizes);
        long bits = 0;
        for (int size = 0; size < SIZES; size++) {
            bits += sizes[size] * (code.length(size) + size % 16);
        }
        return new Choice(predictor, code, bits);
    }

    private interface Differences {
        void add(int difference);
    }

    private static byte[] write(
            SampleSource source,
            PhotometricInterpretation photometric,
            int predictor,
            HuffmanCode code) {
        int components = source.components();
        EntropyWriter out = new EntropyWriter(false);
        out.bytes(0xFF, JpegMarkers.SOI, 0xFF, JpegMarkers.SOF3);
        out.u16(8 + 3 * components);
        out.bytes(source.precision());
        out.u16(source.rows());
        out.u16(source.columns());
        out.bytes(components);
        for (int i = 0; i < components; i++) {
            out.bytes(id(photometric, i), 0x11, 0);
        }
        code.writeTable(out);
        out.bytes(0xFF, JpegMarkers.SOS);
        out.u16(6 + 2 * components);
        out.bytes(components);
        for (int i = 0; i < components; i++) {
            out.bytes(id(photometric, i), 0);
        }
        out.bytes(predictor, 0, 0);
        walk(
                source,
                predictor,
                difference -> {
                    int size = size(difference);
                    out.bits(code.code(size), code.length(size));
                    out.bits(difference < 0 ? difference - 1 : difference, size % 16);
                });
        out.endBits();
        out.bytes(0xFF, JpegMarkers.EOI);
        return out.fragment();
    }

    /** Decoders that guess at the colour space take these letters as RGB, numbers as YCbCr. */
    private static int id(PhotometricInterpretation photometric, int component) {
        return photometric == PhotometricInterpretation.RGB
                ? "RGB".charAt(component)
                : component + 1;
    }

    /** The bits of a difference; those of 32768 are known without being written (H.1.2.2). */
    private static int size(int difference) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
    }

    /** Gives the differences in their order, each between -32768 and 32767. */
    private static void walk(SampleSource source, int predictor, Differences differences) {
        int components = source.components();
        int columns = source.columns();
        int[][] lines = new int[components][columns];
        int[][] above = new int[components][columns];
        for (int y = 0; y < source.rows(); y++) {
            for (int i = 0; i < components; i++) {
                source.row(y, i, lines[i], 0);
            }
            for (int x = 0; x < columns; x++) {
                for (int i = 0; i < components; i++) {
                    int predicted;
                    if (x == 0) {
                        predicted = y == 0 ? 1 << source.precision() - 1 : above[i][0];
                    } else {
                        predicted =
                                predict(
                                        y == 0 ? 1 : predictor,
                                        lines[i][x - 1],
                                        above[i][x],
                                        above[i][x - 1]);
                    }
                    differences.add((short) (lines[i][x] - predicted));
                }
            }
            int[][] swapped = above;
            above = lines;
            lines = swapped;
        }
    }

    /** T.81 table H.1. */
    private static int predict(int kind, int ra, int rb, int rc) {
        return switch (kind) {
            case 1 -> ra;
            case 2 -> rb;
            case 3 -> rc;
            case 4 -> ra + rb - rc;
            case 5 -> ra + (rb - rc >> 1);
            case 6 -> rb + (ra - rc >> 1);
            default -> ra + rb >> 1;
        };
    }
}
