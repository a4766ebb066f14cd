package org.meridian.archive.internal;

import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.pixel.FrameDecoder;

import java.util.Set;

/** What decoding every frame of an object says of its pixels. */
enum PixelState {
    /** Every frame is decoded. */
    INTACT,
    /** They are described and not there, or a frame cannot be decoded. */
    DAMAGED,
    /** There are none, or this program does not decode such ones. */
    UNKNOWN;

    private static final Set<ErrorCode> NOT_DECODED_HERE =
            Set.of(
                    DicomError.IO,
                    DicomError.FLOAT_PIXELS,
                    DicomError.TOO_LARGE,
                    DicomError.UNSUPPORTED_SYNTAX,
                    DicomError.UNSUPPORTED_CODESTREAM);

    /** Decodes all frames, which takes its time. */
    static PixelState of(ByteSource source) {
        try {
            DicomFile file = DicomReader.read(source).requireWhole();
            if (!Pixels.described(file.dataset())) {
                return UNKNOWN;
            }
            FrameDecoder decoder = FrameDecoder.of(file);
            for (int frame = 0; frame < decoder.numberOfFrames(); frame++) {
                decoder.decode(frame);
            }
            return INTACT;
        } catch (MeridianException e) {
            return NOT_DECODED_HERE.contains(e.errorCode()) ? UNKNOWN : DAMAGED;
        }
    }
}
