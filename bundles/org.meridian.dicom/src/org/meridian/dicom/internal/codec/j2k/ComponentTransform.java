package org.meridian.dicom.internal.codec.j2k;

/** The inverse multiple component transforms (ITU-T T.800 annex G). */
final class ComponentTransform {
    private ComponentTransform() {}

    /** From luminance and colour differences to red, green and blue, in place. */
    static void inverse(Plane first, Plane second, Plane third) {
        if (first instanceof Plane.Whole y
                && second instanceof Plane.Whole u
                && third instanceof Plane.Whole v) {
            reversible(y.values(), u.values(), v.values());
        } else if (first instanceof Plane.Real y
                && second instanceof Plane.Real u
                && third instanceof Plane.Real v) {
            irreversible(y.values(), u.values(), v.values());
        } else {
            throw new IllegalArgumentException("different wavelets");
        }
    }

    private static void reversible(int[] first, int[] second, int[] third) {
        for (int i = 0; i < first.length; i++) {
            int u = second[i];
            int v = third[i];
            int green = first[i] - (u + v >> 2);
            first[i] = v + green;
            second[i] = green;
            third[i] = u + green;
        }
    }

    private static void irreversible(float[] first, float[] second, float[] third) {
        for (int i = 0; i < first.length; i++) {
            float y = first[i];
            float u = second[i];
            float v = third[i];
            first[i] = y + v * 1.402f;
            second[i] = y - u * 0.34413f - v * 0.71414f;
            third[i] = y + u * 1.772f;
        }
    }
}
