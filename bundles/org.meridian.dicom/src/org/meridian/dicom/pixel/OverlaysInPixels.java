package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.VR;

import java.util.List;

/** Brings overlays out of the pixel cells, where no compressed image keeps them (PS3.3 C.9.2). */
final class OverlaysInPixels {
    private static final int NUMBER_OF_FRAMES = 0x0015;
    private static final int IMAGE_FRAME_ORIGIN = 0x0051;
    private static final int BITS_ALLOCATED = 0x0100;
    private static final int BIT_POSITION = 0x0102;
    private static final int DATA = 0x3000;

    private OverlaysInPixels() {}

    /**
     * Sets them apart, as overlay data of their own.
     *
     * @throws MeridianException {@link DicomError#PIXEL_DESCRIPTION} where they were in cells that
     *     are compressed
     */
    static void setApart(DicomFile file, int imageFrames, DatasetBuilder builder) {
        List<Overlay> overlays = Overlay.of(file);
        for (int group = 0x6000; group <= 0x601E; group += 2) {
            if (!isInPixels(file.dataset(), group)) {
                continue;
            }
            int tag = group << 16;
            Overlay overlay =
                    overlays.stream()
                            .filter(o -> o.group() == tag >>> 16)
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new MeridianException(
                                                    DicomError.PIXEL_DESCRIPTION,
                                                    Dictionary.keyword(tag | BIT_POSITION)));
            builder.bytes(tag | DATA, VR.OW, packed(overlay, imageFrames))
                    .integer(tag | BITS_ALLOCATED, 1)
                    .integer(tag | BIT_POSITION, 0);
            if (imageFrames > 1) {
                builder.integer(tag | NUMBER_OF_FRAMES, imageFrames)
                        .integer(tag | IMAGE_FRAME_ORIGIN, 1);
            }
        }
    }

    private static boolean isInPixels(Dataset dataset, int group) {
        return dataset.integer(group << 16 | BITS_ALLOCATED).orElse(1) > 1
                && !dataset.contains(group << 16 | DATA);
    }

    /** One bit a pixel, the lowest of a byte first, a frame right behind the one before. */
    private static byte[] packed(Overlay overlay, int frames) {
        long bits = (long) overlay.rows() * overlay.columns() * frames;
        byte[] packed = new byte[Math.toIntExact((bits + 15) / 16 * 2)];
        int at = 0;
        for (int frame = 0; frame < frames; frame++) {
            for (byte bit : overlay.bits(frame)) {
                packed[at >> 3] |= (byte) (bit << (at & 7));
                at++;
            }
        }
        return packed;
    }
}
