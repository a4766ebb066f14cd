package org.meridian.dicom.pixel;

import java.util.Set;

/** Encodes frames in some transfer syntaxes. Stateless and safe for all threads. */
public interface FrameEncoder {
    /** The UIDs of the transfer syntaxes it encodes in. */
    Set<String> transferSyntaxes();

    /**
     * Encodes one frame. What comes out decodes to the same values under attributes that say what
     * the frame says, with the width of its samples' array as Bits Allocated and High Bit one below
     * Bits Stored; in a lossless transfer syntax to exactly the same.
     *
     * @param frame the stored values
     * @param transferSyntaxUID one of {@link #transferSyntaxes()}
     * @return the codestream, of even length, as it stands in one fragment
     * @throws org.meridian.core.MeridianException with a {@link org.meridian.dicom.DicomError} when
     *     the frame's kind cannot be written in the transfer syntax
     * @throws IllegalArgumentException for another transfer syntax
     */
    byte[] encode(Frame frame, String transferSyntaxUID);

    /**
     * What Photometric Interpretation has to say of an encoded frame (PS3.5 8.2): the frame's, but
     * where the encoding transforms colours by itself.
     */
    default PhotometricInterpretation photometric(Frame frame, String transferSyntaxUID) {
        return frame.photometric();
    }
}
