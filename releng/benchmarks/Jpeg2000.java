import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Slices of a chest CT that GDCM compressed as JPEG 2000, decoded against GDCM in process. */
final class Jpeg2000 {
    private static final int EACH = 18;

    private Jpeg2000() {}

    static void compare(List<Path> slices) throws Exception {
        compare("lossless", slices, "--j2k");
        compare("lossless, 128x128 tiles", slices, "--j2k", "-t", "128,128");
        compare("9/7, 10:1", slices, "--j2k", "--lossy", "--irreversible", "-r", "10");
    }

    private static void compare(String what, List<Path> slices, String... options)
            throws Exception {
        Path folder = Files.createTempDirectory("jpeg2000");
        try {
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < slices.size(); i += EACH) {
                Path packed = folder.resolve(i + ".dcm");
                List<String> command = new ArrayList<>(List.of("gdcmconv"));
                command.addAll(List.of(options));
                command.add(slices.get(i).toString());
                command.add(packed.toString());
                if (new ProcessBuilder(command).start().waitFor() != 0) {
                    throw new IOException(String.join(" ", command) + " failed");
                }
                files.add(packed);
            }
            Decoding.compare("JPEG 2000 chest CT, " + what, files);
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
