package org.meridian.dicom.internal.codec.j2k;

import org.meridian.dicom.pixel.Frame;

/** A frame's samples as planes around zero, colours apart (ITU-T T.800 annex G). */
final class SamplePlanes {
    private SamplePlanes() {}

    static float[][] of(Frame frame) {
        int count = frame.samplesPerPixel();
        int shift = frame.signed() ? 0 : 1 << frame.bitsStored() - 1;
        float[][] planes = new float[count][frame.rows() * frame.columns()];
        for (int i = 0; i < frame.samples().length(); i++) {
            planes[i % count][i / count] = frame.value(i) - shift;
        }
        return planes;
    }

    /** The reversible colour transform. */
    static void reversibleColours(float[][] planes) {
        for (int i = 0; i < planes[0].length; i++) {
            float r = planes[0][i];
            float g = planes[1][i];
            float b = planes[2][i];
            planes[0][i] = (float) Math.floor((r + 2 * g + b) * 0.25f);
            planes[1][i] = b - g;
            planes[2][i] = r - g;
        }
    }

    /** The irreversible colour transform. */
    static void irreversibleColours(float[][] planes) {
        for (int i = 0; i < planes[0].length; i++) {
            float r = planes[0][i];
            float g = planes[1][i];
            float b = planes[2][i];
            planes[0][i] = 0.299f * r + 0.587f * g + 0.114f * b;
            planes[1][i] = -0.16875f * r - 0.33126f * g + 0.5f * b;
            planes[2][i] = 0.5f * r - 0.41869f * g - 0.08131f * b;
        }
    }
}
