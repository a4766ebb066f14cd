import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the comparisons that are named, or all. The first argument is the folder of the test data.
 */
final class Benchmarks {
    private interface Suite {
        void run(Path data) throws Exception;
    }

    private static final Map<String, Suite> SUITES = new LinkedHashMap<>();

    static {
        SUITES.put("chest", data -> Decoding.compare("JPEG-LS chest CT, one thread", chest(data)));
        SUITES.put("jpeg2000", Jpeg2000::compare);
        SUITES.put("codecs", data -> Codecs.compare(data.resolve("dicom")));
        SUITES.put("htj2k", data -> Htj2k.compare(chest(data)));
        SUITES.put("headers", data -> Headers.compare(chest(data)));
        SUITES.put("index", HeaderIndex::compare);
        SUITES.put("search", SearchFigures::compare);
        SUITES.put("reslice", data -> Reslicing.compare());
        SUITES.put("volume", data -> Turning.measure());
        SUITES.put("open", Opening::compare);
        SUITES.put("import", Importing::compare);
    }

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        List<String> wanted = Arrays.asList(args).subList(1, args.length);
        for (Map.Entry<String, Suite> suite : SUITES.entrySet()) {
            if (wanted.isEmpty() || wanted.contains(suite.getKey())) {
                suite.getValue().run(data);
            }
        }
    }

    static List<Path> chest(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("dicom/chest-ct-nlst/CT_89952642"))) {
            return files.sorted().toList();
        }
    }
}
