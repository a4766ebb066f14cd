package org.meridian.fall;

import org.meridian.testkit.archive.Part10;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Files to import with what must be in the archive afterwards, told by number alone. */
final class Intake {
    private static final int SIDE = 100;

    private final Map<String, byte[]> instances = new TreeMap<>();

    /**
     * Writes one file an instance.
     *
     * @param studies their numbers, from the first to before the last; all of three digits, so that
     *     no UID begins with another
     */
    Intake write(Path folder, int first, int last, int series, int images) throws IOException {
        for (int study = first; study < last; study++) {
            for (int s = 1; s <= series; s++) {
                for (int i = 1; i <= images; i++) {
                    Part10 image = image(study, s, i);
                    image.write(folder.resolve(study + "-" + s + "-" + i + ".dcm"));
                    instances.put("2.25." + study + "." + s + "." + i, image.bytes());
                }
            }
        }
        return this;
    }

    private static Part10 image(int study, int series, int instance) {
        byte[] pixels = new byte[2 * SIDE * SIDE];
        new Random(10_000L * study + 100L * series + instance).nextBytes(pixels);
        return new Part10(study, series, instance)
                .number(0x00280010, SIDE)
                .number(0x00280011, SIDE)
                .bytes(0x7FE00010, "OW", pixels);
    }

    /** The files of a series by SOP Instance UID. */
    Map<String, byte[]> ofSeries(String seriesUID) {
        Map<String, byte[]> some = new TreeMap<>(instances);
        some.keySet().removeIf(uid -> !uid.startsWith(seriesUID + "."));
        return some;
    }

    List<String> series() {
        TreeSet<String> series = new TreeSet<>();
        instances.keySet().forEach(uid -> series.add(uid.substring(0, uid.lastIndexOf('.'))));
        return new ArrayList<>(series);
    }
}
