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

    /** The target platform's jars and those in wrapper bundles, from the local Maven repository. */
    List<Path> libraries() throws IOException {
        List<Path> jars =
                new ArrayList<>(jars(root.resolve("target-platform/org.meridian.target.target")));
        for (String bundle : requires.keySet()) {
            if (bundle.startsWith("org.meridian.lib.")) {
                jars.addAll(jars(folder(bundle).resolve("pom.xml")));
            }
        }
        return jars;
    }

    private static List<Path> jars(Path pins) throws IOException {
        Path repository = Path.of(System.getProperty("user.home"), ".m2/repository");
        List<Path> jars = new ArrayList<>();
        Matcher m = DEPENDENCY.matcher(Files.readString(pins));
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
        return jars;
    }
}
