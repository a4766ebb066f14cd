package org.meridian.dicom.internal.codec;

import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.pixel.FrameEncoder;

/** The failures of codecs. */
public final class Codestreams {
    private Codestreams() {}

    public static MeridianException broken(String codec, int at) {
        return new MeridianException(DicomError.CODESTREAM, codec, Integer.toString(at));
    }

    public static MeridianException unsupported(String codec, String feature) {
        return new MeridianException(DicomError.UNSUPPORTED_CODESTREAM, codec, feature);
    }

    /** Fails unless the codestream's number is what the attributes say. */
    public static void agree(String codec, int actual, int expected) {
        if (actual != expected) {
            throw new MeridianException(
                    DicomError.CODESTREAM_MISMATCH,
                    codec,
                    Integer.toString(actual),
                    Integer.toString(expected));
        }
    }

    /** Fails for a transfer syntax that the encoder does not write. */
    public static void require(FrameEncoder encoder, String transferSyntaxUID) {
        if (!encoder.transferSyntaxes().contains(transferSyntaxUID)) {
            throw new IllegalArgumentException(transferSyntaxUID);
        }
    }
}
