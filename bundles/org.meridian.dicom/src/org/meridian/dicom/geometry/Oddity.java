package org.meridian.dicom.geometry;

import org.meridian.core.text.Texts;

import java.util.Locale;

/** Why an image is set aside from the volume of its series. */
public enum Oddity {
    /** It does not say where it lies, or says what cannot be. */
    PLACE,
    /** It lies in another plane, as a localiser. */
    ORIENTATION,
    /** It has other rows, columns or pixel spacing. */
    SIZE;

    static Oddity of(SlicePlane odd, SlicePlane slice) {
        if (odd.plane().isEmpty() || slice.plane().isEmpty()) {
            return PLACE;
        }
        return MainStack.isParallel(odd.plane().get(), slice.plane().get()) ? SIZE : ORIENTATION;
    }

    /** A sentence for a person on so many images. */
    public String text(long images, Locale locale) {
        return Texts.of(Oddity.class, locale).get("aside." + name(), images);
    }
}
