package org.meridian.dicom.internal.codec.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sound DCT codestreams of all kinds, to be damaged. */
public final class CodestreamSamples {
    private CodestreamSamples() {}

    /** A codestream and what its attributes have to say. */
    public record Sample(byte[] data, int samples, int precision) {}

    /** Sequential and progressive, grey and subsampled colour, with and without restarts. */
    public static List<Sample> dct(int rows, int columns) throws IOException {
        List<Sample> samples = new ArrayList<>();
        Random random = new Random(2);
        for (int precision = 8; precision <= 12; precision += 4) {
            DctWriter grey = new DctWriter(rows, columns, precision, new int[] {1}, new int[] {1});
            grey.restartInterval = precision == 8 ? 0 : 2;
            samples.add(new Sample(grey.write(random), 1, precision));
            DctWriter colour =
                    new DctWriter(
                            rows, columns, precision, new int[] {2, 1, 1}, new int[] {2, 1, 1});
            colour.interleaved = precision == 8;
            colour.laterLines = precision == 8;
            samples.add(new Sample(colour.write(random), 3, precision));
        }
        for (boolean colour : new boolean[] {false, true}) {
            byte[] data =
                    PlatformJpeg.write(
                            PlatformJpeg.image(rows, columns, colour, random),
                            colour ? 2 : 1,
                            1,
                            true,
                            70);
            samples.add(new Sample(data, colour ? 3 : 1, 8));
        }
        return samples;
    }
}
