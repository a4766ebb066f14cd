package org.meridian.dicom.pixel;

/**
 * Gives arrays for decoded samples. {@link #fresh()} gives a new one each time; {@link #reused()}
 * the same one again while its size fits, so that a frame is overwritten by the next. A reusing one
 * is for one thread at a time.
 */
public final class SampleBuffers {
    private final boolean keep;
    private byte[] bytes = {};
    private short[] shorts = {};
    private int[] ints = {};

    private SampleBuffers(boolean keep) {
        this.keep = keep;
    }

    public static SampleBuffers fresh() {
        return new SampleBuffers(false);
    }

    public static SampleBuffers reused() {
        return new SampleBuffers(true);
    }

    /** An array of exactly {@code length}, with any content. */
    public byte[] bytes(int length) {
        byte[] array = keep && bytes.length == length ? bytes : new byte[length];
        bytes = keep ? array : bytes;
        return array;
    }

    /** An array of exactly {@code length}, with any content. */
    public short[] shorts(int length) {
        short[] array = keep && shorts.length == length ? shorts : new short[length];
        shorts = keep ? array : shorts;
        return array;
    }

    /** An array of exactly {@code length}, with any content. */
    public int[] ints(int length) {
        int[] array = keep && ints.length == length ? ints : new int[length];
        ints = keep ? array : ints;
        return array;
    }
}
