import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** JPEG 2000 images that GDCM compressed, decoded on one thread against GDCM on one thread. */
final class Jpeg2000 {
    private static final int CT_FILES = 4;
    private static final long BYTES = 400_000;

    private Jpeg2000() {}

    static void compare(Path data) throws Exception {
        Path folder = Files.createTempDirectory("jpeg2000");
        try {
            CodecFiles files = new CodecFiles(data.resolve("dicom"), folder);
            chest(".90", data, folder, "--j2k");
            chest(".90 in tiles", data, folder, "--j2k", "-t", "128,128");
            chest(".91 10:1", data, folder, "--j2k", "--lossy", "--irreversible", "-r", "10");
            for (Map.Entry<String, Path> file : files.compressed("gdcmconv", "--j2k").entrySet()) {
                long times = Math.max(1, BYTES / Files.size(file.getValue()));
                compare(
                        "JPEG 2000 .90, " + file.getKey() + " x " + times,
                        Collections.nCopies((int) times, file.getValue()));
            }
        } finally {
            delete(folder);
        }
    }

    private static void chest(String kind, Path data, Path folder, String... options)
            throws Exception {
        Path chest = data.resolve("dicom/chest-ct-nlst/CT_89952642");
        List<Path> packed = new ArrayList<>();
        try (Stream<Path> all = Files.list(chest)) {
            List<Path> slices = all.sorted().toList();
            for (int i = 0; i < CT_FILES; i++) {
                Path slice = slices.get(i * slices.size() / CT_FILES);
                Path target = folder.resolve("slice-" + slice.getFileName());
                List<String> command = new ArrayList<>(List.of("gdcmconv"));
                command.addAll(List.of(options));
                command.addAll(List.of(slice.toString(), target.toString()));
                if (new ProcessBuilder(command).start().waitFor() != 0) {
                    throw new IllegalStateException("gdcmconv failed");
                }
                packed.add(target);
            }
        }
        compare("JPEG 2000 " + kind + ", chest CT, 4 slices", packed);
    }

    private static void compare(String what, List<Path> files) throws Exception {
        Comparison.run(
                what,
                "GDCM",
                () -> Decoding.sum(files),
                () -> {
                    long sum = 0;
                    for (Path file : files) {
                        sum += Decoding.sum(Gdcm.decodeJpeg2000(file));
                    }
                    return sum;
                });
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
