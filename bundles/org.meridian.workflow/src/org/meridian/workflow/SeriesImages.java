package org.meridian.workflow;

import org.meridian.core.progress.Progress;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The pictures of one opened series, in the order of their position (or of their instance number
 * where they have none), last those that are set aside from its volume. Safe for all threads;
 * decoded pictures are kept within a bound in bytes.
 */
public interface SeriesImages extends AutoCloseable {
    Patient patient();

    Study study();

    Series series();

    /**
     * The frame of reference (PS3.3 C.7.4.1) in which all its positions are; empty when unknown or
     * when there are several.
     */
    String frameOfReferenceUID();

    /** Number of pictures: all frames of all instances. */
    int size();

    /** How many of them, the last ones, are set aside from its volume, as a localiser. */
    default int aside() {
        return 0;
    }

    /** What is known of a picture without decoding it. */
    ImageDescription describe(int index);

    /**
     * Where a frame lies in the series; empty where it is not one of its pictures.
     *
     * @param frame of the instance, counted from 1
     */
    default OptionalInt indexOf(String sopInstanceUID, int frame) {
        return IntStream.range(0, size())
                .filter(i -> describe(i).sopInstanceUID().equals(sopInstanceUID))
                .filter(i -> describe(i).frame() == frame)
                .findFirst();
    }

    /** Where a picture that was described before lies in the series. */
    default OptionalInt indexOf(ImageDescription picture) {
        return indexOf(picture.sopInstanceUID(), picture.frame());
    }

    /** What lengths and values of a picture are measured in; unknown unless a series tells. */
    default ImageScale scale(int index) {
        return ImageScale.UNKNOWN;
    }

    /** The same of a picture that was described before; unknown where it is not in the series. */
    default ImageScale scale(ImageDescription picture) {
        OptionalInt index = indexOf(picture);
        return index.isPresent() ? scale(index.getAsInt()) : ImageScale.UNKNOWN;
    }

    /** Which uptake the values of all pictures are; empty where they are none. */
    default Optional<Uptake> uptake() {
        return Optional.empty();
    }

    /** The picture, decoded on the caller's thread unless it is kept already. */
    Picture image(int index);

    /** The picture if it is kept already; never decodes. */
    Optional<Picture> kept(int index);

    /** Whether it is kept already; does not count as a use of it. */
    default boolean isKept(int index) {
        return kept(index).isPresent();
    }

    /**
     * Why the series is not one clean volume (gaps, mixed orientations or sizes, missing positions)
     * or is shown picture by picture alone, and what is set aside, a sentence each; empty for a
     * sound one.
     */
    List<String> warnings(Locale locale);

    /**
     * The grid of the volume, slanted where the gantry was tilted; empty when the series is not one
     * clean volume or does not fit into the memory for pictures.
     */
    Optional<VolumeGeometry> volumeGeometry();

    /**
     * All pictures but those set aside as one volume, which shares their memory until the series is
     * closed; fails with {@code WFL-004} when it is not a clean one and with {@code WFL-010} when
     * it does not fit.
     */
    Volume volume(Progress progress);

    @Override
    void close();
}
