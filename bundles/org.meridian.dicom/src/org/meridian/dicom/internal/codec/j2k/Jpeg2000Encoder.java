package org.meridian.dicom.internal.codec.j2k;

import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.internal.codec.Codestreams;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameEncoder;
import org.meridian.dicom.pixel.PhotometricInterpretation;

import java.util.Arrays;
import java.util.Set;

/**
 * Encodes JPEG 2000 (ITU-T T.800): reversibly in JPEG 2000 Lossless, in JPEG 2000 irreversibly to a
 * size. One tile, one layer, five levels where the image is large enough. Of RGB the colours are
 * transformed (PS3.5 8.2.4).
 */
public final class Jpeg2000Encoder implements FrameEncoder {
    private static final String LOSSLESS = TransferSyntax.JPEG_2000_LOSSLESS.uid();
    private static final String LOSSY = TransferSyntax.JPEG_2000.uid();

    private static final int MAX_BITS = 16;
    private static final int MAX_LEVELS = 5;
    private static final int GUARD_BITS = 2;

    /** Half a value: what is lost by quantisation alone is less than what rounding loses. */
    private static final double BASE_STEP = 0.5;

    // L2 norms of the columns of the inverse irreversible colour transform
    private static final double[] COLOUR_WEIGHTS = {1.7321, 1.8051, 1.5734};

    private final double ratio;

    /**
     * @param ratio of the bits stored over the compressed size, for lossy compression, 1 or more
     */
    public Jpeg2000Encoder(double ratio) {
        if (!(ratio >= 1)) {
            throw new IllegalArgumentException("ratio " + ratio);
        }
        this.ratio = ratio;
    }

    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(LOSSLESS, LOSSY);
    }

    @Override
    public byte[] encode(Frame frame, String transferSyntaxUID) {
        Codestreams.require(this, transferSyntaxUID);
        if (frame.bitsStored() > MAX_BITS) {
            throw Codestreams.unsupported(Jpeg2000Codec.NAME, frame.bitsStored() + " bits");
        }
        boolean reversible = transferSyntaxUID.equals(LOSSLESS);
        boolean colours = frame.photometric() == PhotometricInterpretation.RGB;
        int levels = levels(frame);
        float[][] planes = SamplePlanes.of(frame);
        double[] weights = new double[planes.length];
        Arrays.fill(weights, 1);
        if (colours && reversible) {
            SamplePlanes.reversibleColours(planes);
        } else if (colours) {
            SamplePlanes.irreversibleColours(planes);
            weights = COLOUR_WEIGHTS;
        }
        ForwardWavelet wavelet =
                reversible ? ForwardWavelet.REVERSIBLE : ForwardWavelet.IRREVERSIBLE;
        for (float[] plane : planes) {
            wavelet.transform(plane, frame.columns(), frame.rows(), levels);
        }
        EncodedImage image =
                EncodedImage.of(
                        header(frame, colours, reversible, levels, GUARD_BITS), planes, weights);
        int excess = image.excess();
        if (excess > 0) {
            int guardBits = GUARD_BITS + excess;
            image =
                    EncodedImage.of(
                            header(frame, colours, reversible, levels, guardBits), planes, weights);
        }
        if (!reversible) {
            image.cut((long) ((long) frame.samples().length() * frame.bitsStored() / 8 / ratio));
        }
        return image.codestream();
    }

    @Override
    public PhotometricInterpretation photometric(Frame frame, String transferSyntaxUID) {
        if (frame.photometric() != PhotometricInterpretation.RGB) {
            return frame.photometric();
        }
        return transferSyntaxUID.equals(LOSSLESS)
                ? PhotometricInterpretation.YBR_RCT
                : PhotometricInterpretation.YBR_ICT;
    }

    private static int levels(Frame frame) {
        int smaller = Math.min(frame.rows(), frame.columns());
        return Math.min(MAX_LEVELS, 31 - Integer.numberOfLeadingZeros(smaller));
    }

    private static ImageHeader header(
            Frame frame, boolean colours, boolean reversible, int levels, int guardBits) {
        byte[] precincts = new byte[levels + 1];
        Arrays.fill(precincts, (byte) 0xFF);
        CodingStyle style =
                new CodingStyle(
                        levels,
                        BandEncoder.BLOCK,
                        BandEncoder.BLOCK,
                        new CodeBlockStyle(0),
                        reversible,
                        precincts);
        int bits = frame.bitsStored();
        return new ImageHeader(
                frame.rows(),
                frame.columns(),
                frame.samplesPerPixel(),
                bits,
                frame.signed(),
                colours,
                style,
                reversible
                        ? StepSizes.reversible(guardBits, bits, levels)
                        : StepSizes.irreversible(guardBits, bits, levels, BASE_STEP));
    }
}
