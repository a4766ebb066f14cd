package org.meridian.dicom.pixel;

import java.util.Set;

/** Decodes the frames of some transfer syntaxes. Stateless and safe for all threads. */
public interface FrameCodec {
    /** The UIDs of the transfer syntaxes it decodes. */
    Set<String> transferSyntaxes();

    /**
     * Decodes one frame.
     *
     * @param data the frame's bytes as they stand in the file, all its fragments joined
     * @param description what the attributes say; the codestream has to agree
     * @param buffers where the samples' array comes from
     * @throws org.meridian.core.MeridianException with a {@link org.meridian.dicom.DicomError} when
     *     the data are broken, do not agree with the description or use what is not supported
     */
    Frame decode(byte[] data, PixelDescription description, SampleBuffers buffers);
}
