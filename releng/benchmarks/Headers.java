import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Tag;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reading headers up to the pixels, against GDCM in process and dcmdump as one process. */
final class Headers {
    private static final int ROUNDS = 7;

    private Headers() {}

    static void compare(List<Path> files) throws Exception {
        Comparison.run(
                "header up to the pixels, one thread",
                "GDCM",
                () -> {
                    long found = 0;
                    for (Path file : files) {
                        found += header(file);
                    }
                    return found;
                },
                () -> files.stream().mapToLong(Gdcm::header).sum());
        double[] mine = new double[ROUNDS];
        double[] others = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (Path file : files) {
                header(file);
            }
            mine[round] = (System.nanoTime() - start) / 1e6;
            others[round] = dcmdump(files) - dcmdump(files.subList(0, 1));
        }
        Comparison.print(
                "header up to the pixels, one thread",
                "dcmdump",
                Comparison.median(mine),
                Comparison.median(others));
    }

    private static long header(Path path) throws IOException {
        try (ByteSource source = ByteSources.open(path)) {
            return DicomReader.readUntil(source, Tag.PixelData).dataset().contains(Tag.PatientID)
                    ? 1
                    : 0;
        }
    }

    /** One process for all files and one for one file: the difference is what the others cost. */
    private static double dcmdump(List<Path> files) throws Exception {
        Stream<String> command =
                Stream.concat(
                        Stream.of("dcmdump", "-q", "-M", "+P", "0010,0020"),
                        files.stream().map(Path::toString));
        long start = System.nanoTime();
        int exit =
                new ProcessBuilder(command.toList())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("dcmdump: " + exit);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
