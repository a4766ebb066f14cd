package org.meridian.dicom.pixel;

import org.meridian.dicom.internal.codec.DeflatedFrameCodec;
import org.meridian.dicom.internal.codec.RleCodec;
import org.meridian.dicom.internal.codec.j2k.Jpeg2000Codec;
import org.meridian.dicom.internal.codec.jpeg.JpegCodec;
import org.meridian.dicom.internal.codec.jpegls.JpegLsCodec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Frame codecs by transfer syntax. Immutable. */
public final class FrameCodecs {
    private final Map<String, FrameCodec> codecs;

    private FrameCodecs(Map<String, FrameCodec> codecs) {
        this.codecs = Map.copyOf(codecs);
    }

    /** The program's own. */
    public static FrameCodecs standard() {
        return of(
                List.of(
                        new RleCodec(),
                        new DeflatedFrameCodec(),
                        new JpegCodec(),
                        new JpegLsCodec(),
                        new Jpeg2000Codec()));
    }

    /** Of the given codecs; a later one takes a transfer syntax from an earlier one. */
    public static FrameCodecs of(List<FrameCodec> list) {
        Map<String, FrameCodec> codecs = new HashMap<>();
        for (FrameCodec codec : list) {
            codec.transferSyntaxes().forEach(uid -> codecs.put(uid, codec));
        }
        return new FrameCodecs(codecs);
    }

    public Optional<FrameCodec> codec(String transferSyntaxUID) {
        return Optional.ofNullable(codecs.get(transferSyntaxUID));
    }
}
