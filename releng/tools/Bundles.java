import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's bundles and its target platform, read from their own files. */
final class Bundles {
    private static final Pattern DEPENDENCY =
            Pattern.compile(
                    "<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>\\s*<version>(.*?)</version>");

    final Path root;
    final Map<String, List<String>> requires = new TreeMap<>();

    Bundles(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> folders = Files.list(root.resolve("bundles"))) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                Path manifest = folder.resolve("META-INF/MANIFEST.MF");
                if (Files.exists(manifest)) {
                    requires.put(folder.getFileName().toString(), requiredBundles(manifest));
                }
            }
        }
    }

    private static List<String> requiredBundles(Path manifest) throws IOException {
        try (InputStream in = Files.newInputStream(manifest)) {
            String value = new Manifest(in).getMainAttributes().getValue("Require-Bundle");
            List<String> names = new ArrayList<>();
            if (value != null) {
                for (String clause : value.replaceAll("\"[^\"]*\"", "").split(",")) {
                    names.add(clause.split(";")[0].strip());
                }
            }
            return names;
        }
    }

    /** A bundle's own bundles in the order they are compiled, itself last. */
    Set<String> closure(String bundle) {
        Set<String> done = new LinkedHashSet<>();
        visit(bundle, done);
        return done;
    }

    private void visit(String bundle, Set<String> done) {
        if (!requires.containsKey(bundle) || done.contains(bundle)) {
            return;
        }
        requires.get(bundle).forEach(r -> visit(r, done));
        done.add(bundle);
    }

    Path folder(String bundle) {
        return root.resolve("bundles").resolve(bundle);
    }

    /** The target platform's jars in the local Maven repository and the wrapper bundles' own. */
    List<Path> libraries() throws IOException {
        Path repository = Path.of(System.getProperty("user.home"), ".m2/repository");
        String target =
                Files.readString(root.resolve("target-platform/org.meridian.target.target"));
        List<Path> jars = new ArrayList<>();
        Matcher m = DEPENDENCY.matcher(target);
        while (m.find()) {
            Path jar =
                    repository
                            .resolve(m.group(1).replace('.', '/'))
                            .resolve(m.group(2))
                            .resolve(m.group(3))
                            .resolve(m.group(2) + "-" + m.group(3) + ".jar");
            if (Files.exists(jar) && !m.group(1).startsWith("org.junit")) {
                jars.add(jar);
            }
        }
        for (String wrapper : requires.keySet()) {
            Path lib = folder(wrapper).resolve("lib");
            if (Files.isDirectory(lib)) {
                try (Stream<Path> own = Files.list(lib)) {
                    own.filter(j -> j.toString().endsWith(".jar")).sorted().forEach(jars::add);
                }
            }
        }
        return jars;
    }
}
