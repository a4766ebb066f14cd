package org.meridian.workflow;

import org.meridian.core.record.Instance;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;

import java.util.List;

/**
 * The memory that the pictures of a series take, before it is opened. A volume of them takes no
 * more: it is made of the pictures themselves.
 *
 * @param bytes an estimate by the size of one of them
 * @param there that pictures of all open series may take together, in bytes
 */
public record MemoryNeed(long bytes, long there) {
    private static final long MEGABYTE = 1L << 20;
    private static final int GREY = 2;
    private static final int COLOUR = 3;

    /**
     * Of so many frames like those of one file.
     *
     * @param head of the file
     */
    static MemoryNeed of(List<Instance> instances, Dataset head, long there) {
        long frames = instances.stream().mapToLong(Instance::numberOfFrames).sum();
        long pixels =
                Math.max(0L, head.integer(Tag.Rows).orElse(0))
                        * Math.max(0, head.integer(Tag.Columns).orElse(0));
        boolean colour =
                head.integer(Tag.SamplesPerPixel).orElse(1) > 1
                        || head.text(Tag.PhotometricInterpretation).equals("PALETTE COLOR");
        return new MemoryNeed(frames * pixels * (colour ? COLOUR : GREY), there);
    }

    /** Whether all of them can be kept at once. */
    public boolean fits() {
        return bytes <= there;
    }

    /** {@link #bytes} in megabytes. */
    public long megabytes() {
        return bytes / MEGABYTE;
    }

    /** {@link #there} in megabytes. */
    public long megabytesThere() {
        return there / MEGABYTE;
    }
}
