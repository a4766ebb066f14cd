package org.meridian.dicom.present;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;

import java.util.List;

/**
 * What of an image is covered, and with which grey (PS3.3 C.7.6.11).
 *
 * @param shapes outside of any of which it is covered; none leave all open
 * @param value the P-value of what is covered, from 0 for black to 65535 for white
 */
public record Shutters(List<Shutter> shapes, int value) {
    public static final Shutters NONE = new Shutters(List.of(), 0);

    private static final int GREYS = 255;
    private static final int P_VALUES = 65535;

    public Shutters {
        shapes = List.copyOf(shapes);
    }

    /** Those of an image's file. */
    public static Shutters of(Dataset image) {
        List<Shutter> shapes = Shutter.of(image);
        return shapes.isEmpty()
                ? NONE
                : new Shutters(shapes, image.integer(Tag.ShutterPresentationValue).orElse(0));
    }

    public boolean isEmpty() {
        return shapes.isEmpty();
    }

    /** Whether a pixel, counted from 0, stays open. */
    public boolean opens(int column, int row) {
        return shapes.stream().allMatch(s -> s.opens(column, row));
    }

    /** The grey of what is covered, 0 to 255. */
    public int grey() {
        return value * GREYS / P_VALUES;
    }
}
