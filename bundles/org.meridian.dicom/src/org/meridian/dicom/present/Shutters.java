package org.meridian.dicom.present;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.FunctionalGroups;
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

    /**
     * Those of a frame, counted from 0: of its Frame Display Shutter macro where it has one (PS3.3
     * C.7.6.16.2.16), else of the whole object.
     */
    public static Shutters of(Dataset object, int frame) {
        Dataset image = FunctionalGroups.of(object).macro(frame, Tag.FrameDisplayShutterSequence);
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
