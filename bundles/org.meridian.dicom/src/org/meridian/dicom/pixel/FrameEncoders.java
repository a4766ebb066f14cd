package org.meridian.dicom.pixel;

import org.meridian.dicom.internal.codec.RleEncoder;
import org.meridian.dicom.internal.codec.j2k.Jpeg2000Encoder;
import org.meridian.dicom.internal.codec.jpeg.JpegLosslessEncoder;
import org.meridian.dicom.internal.codec.jpegls.JpegLsEncoder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Frame encoders by transfer syntax. Immutable. */
public final class FrameEncoders {
    private static final int USUAL_NEAR = 2;

    /** What most radiological images bear (ESR position paper, Insights Imaging 2011). */
    private static final double USUAL_RATIO = 8;

    private final Map<String, FrameEncoder> encoders;

    private FrameEncoders(Map<String, FrameEncoder> encoders) {
        this.encoders = Map.copyOf(encoders);
    }

    /**
     * The program's own; near-lossless coding leaves differences of 2 at most, JPEG 2000 an eighth
     * of the size.
     */
    public static FrameEncoders standard() {
        return standard(USUAL_NEAR, USUAL_RATIO);
    }

    /**
     * The program's own.
     *
     * @param near by how much a sample may differ in JPEG-LS Near-lossless, 0 to 255
     * @param ratio of the bits stored over the compressed size in JPEG 2000, 1 or more
     */
    public static FrameEncoders standard(int near, double ratio) {
        return of(
                List.of(
                        new RleEncoder(),
                        new JpegLosslessEncoder(),
                        new JpegLsEncoder(near),
                        new Jpeg2000Encoder(ratio)));
    }

    /** Of the given encoders; a later one takes a transfer syntax from an earlier one. */
    public static FrameEncoders of(List<FrameEncoder> list) {
        Map<String, FrameEncoder> encoders = new HashMap<>();
        for (FrameEncoder encoder : list) {
            encoder.transferSyntaxes().forEach(uid -> encoders.put(uid, encoder));
        }
        return new FrameEncoders(encoders);
    }

    public Optional<FrameEncoder> encoder(String transferSyntaxUID) {
        return Optional.ofNullable(encoders.get(transferSyntaxUID));
    }
}
