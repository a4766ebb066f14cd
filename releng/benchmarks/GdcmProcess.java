import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** GDCM in a process of its own, which decodes the same files whenever it is told to. */
final class GdcmProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;

    GdcmProcess(List<Path> files) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.library.path=" + System.getProperty("java.library.path"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                GdcmProcess.class.getName()));
        files.forEach(file -> command.add(file.toString()));
        process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        answers = process.inputReader();
    }

    /** Starts decoding. */
    void begin() throws IOException {
        process.outputWriter().write("\n");
        process.outputWriter().flush();
    }

    /** Waits for the files' sum. */
    long end() throws IOException {
        return Long.parseLong(answers.readLine());
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** In the other process: a sum for each line of input. */
    public static void main(String[] args) throws IOException {
        List<Path> files = Arrays.stream(args).map(Path::of).toList();
        while (System.in.read() >= 0) {
            System.out.println(Decoding.gdcmSum(files));
        }
    }
}
