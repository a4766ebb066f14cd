import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles bundles and their plain tests with the build's own compiler settings and runs the tests
 * on one flat class path, without OSGi. Usage: {@code Tests [--compile-only] [--lenient] [--select
 * CLASS] BUNDLE...}; without a bundle, all that have a test folder. Unchanged bundles are not
 * compiled again. {@code --class-path BUNDLE...} prints the class path of compiled bundles.
 */
final class Tests {
    /** No test takes so long, whatever else the machine does, but the heavy counts whole. */
    private static final String LONGEST = "15 m";

    private final Path root = Path.of("").toAbsolutePath();
    private final Path build =
            root.resolve(System.getenv().getOrDefault("MERIDIAN_BUILD", ".build"));
    private final Path out = build.resolve("classes");
    private final Bundles bundles = new Bundles(root);
    private final List<Path> libraries = new ArrayList<>();

    /**
     * With {@code --lenient}, errors in other bundles than the wanted ones do not stop the loop.
     */
    private final boolean lenient;

    private final Map<String, String> stamps = new LinkedHashMap<>();

    Tests(boolean lenient) throws IOException {
        this.lenient = lenient;
        libraries.addAll(bundles.libraries());
        try (Stream<Path> tools = Files.list(root.resolve(".build/tools"))) {
            tools.filter(p -> p.toString().endsWith(".jar"))
                    .filter(p -> !p.getFileName().toString().startsWith("google-java-format"))
                    .filter(p -> !p.getFileName().toString().startsWith("ecj"))
                    .sorted()
                    .forEach(libraries::add);
        }
    }

    public static void main(String[] args) throws Exception {
        List<String> wanted = new ArrayList<>(Arrays.asList(args));
        boolean compileOnly = wanted.remove("--compile-only");
        boolean lenient = wanted.remove("--lenient");
        boolean pathOnly = wanted.remove("--class-path");
        List<String> selected = new ArrayList<>();
        for (int i = wanted.indexOf("--select"); i >= 0; i = wanted.indexOf("--select")) {
            selected.add(wanted.get(i + 1));
            wanted.subList(i, i + 2).clear();
        }
        Tests tests = new Tests(lenient);
        if (pathOnly) {
            System.out.println(tests.classPath(tests.closure(wanted)));
            return;
        }
        System.exit(tests.run(wanted, selected, compileOnly));
    }

    private int run(List<String> wanted, List<String> selected, boolean compileOnly)
            throws IOException, InterruptedException {
        Map<String, Path> testFolders = testFolders();
        if (wanted.isEmpty()) {
            wanted.addAll(bundles.requires.keySet());
            wanted.addAll(testFolders.keySet().stream().filter(t -> !wanted.contains(t)).toList());
        }
        Set<String> order = new LinkedHashSet<>();
        for (String name : wanted) {
            // tests of no single bundle see them all
            boolean single = bundles.requires.containsKey(name) && !isBundle(testFolders.get(name));
            Set<String> needed = single ? Set.of(name) : bundles.requires.keySet();
            needed.forEach(b -> order.addAll(bundles.closure(b)));
        }
        for (String bundle : order) {
            Path source = bundles.folder(bundle).resolve("src");
            if (Files.isDirectory(source)
                    && !compile(bundle, source, dependencies(bundle))
                    && (wanted.contains(bundle) || !lenient)) {
                return 1;
            }
        }
        List<String> all = new ArrayList<>(order);
        all.add("org.meridian.core");
        Path kit = root.resolve("tests/org.meridian.testkit/src");
        Set<String> kitOn = new LinkedHashSet<>(bundles.closure("org.meridian.core"));
        if (!compile("org.meridian.testkit", kit, kitOn)) {
            return 1;
        }
        List<Path> roots = new ArrayList<>();
        for (String bundle : wanted) {
            Path folder = testFolders.get(bundle);
            if (folder == null) {
                continue;
            }
            Set<String> on = new LinkedHashSet<>(order);
            on.add("org.meridian.testkit");
            String name = bundle + ".tests";
            if (!compile(name, folder.resolve("src"), on)) {
                return 1;
            }
            if (!isBundle(folder)) {
                roots.add(out.resolve(name));
            }
        }
        return compileOnly || roots.isEmpty() ? 0 : launch(order, roots, selected);
    }

    /** Whether the tests are a bundle themselves, run inside the product by releng/ui-test. */
    private static boolean isBundle(Path tests) {
        return tests != null && Files.exists(tests.resolve("META-INF"));
    }

    /**
     * Test folders by the bundle they test; those of the product itself are named by themselves.
     */
    private Map<String, Path> testFolders() throws IOException {
        try (Stream<Path> folders = Files.list(root.resolve("tests"))) {
            return folders.filter(f -> f.getFileName().toString().endsWith(".tests"))
                    .sorted()
                    .collect(
                            Collectors.toMap(
                                    f -> f.getFileName().toString().replaceAll("\\.tests$", ""),
                                    f -> f,
                                    (a, b) -> a,
                                    LinkedHashMap::new));
        }
    }

    private Set<String> closure(List<String> wanted) {
        Set<String> all = new LinkedHashSet<>();
        wanted.forEach(b -> all.addAll(bundles.closure(b)));
        return all;
    }

    private Set<String> dependencies(String bundle) {
        Set<String> on = new LinkedHashSet<>(bundles.closure(bundle));
        on.remove(bundle);
        return on;
    }

    private boolean compile(String name, Path source, Collection<String> on) throws IOException {
        Path classes = out.resolve(name);
        Path stampFile = out.resolve(name + ".stamp");
        String stamp = stamp(source, on);
        stamps.put(name, stamp);
        if (Files.exists(stampFile) && Files.readString(stampFile).equals(stamp)) {
            return true;
        }
        deleteTree(classes);
        Files.createDirectories(classes);
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "-properties",
                                root.resolve("releng/compiler/org.eclipse.jdt.core.prefs")
                                        .toString(),
                                "--release",
                                "21",
                                "-encoding",
                                "UTF-8",
                                "-g",
                                "-parameters",
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                "-classpath",
                                classPath(on)));
        if (lenient) {
            args.add("-proceedOnError");
        }
        args.add(source.toString());
        PrintWriter printer = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        boolean done =
                BatchCompiler.compile(
                        args.toArray(String[]::new),
                        new PrintWriter(java.io.OutputStream.nullOutputStream()),
                        printer,
                        null);
        if (done) {
            copyResources(source, classes);
            Files.writeString(stampFile, stamp);
        }
        return done;
    }

    private String classPath(Collection<String> on) {
        return Stream.concat(
                        on.stream().map(out::resolve).filter(Files::isDirectory),
                        libraries.stream())
                .map(Path::toString)
                .collect(Collectors.joining(":"));
    }

    /**
     * Runs the tests of the product, which wait for its processes most of their time, beside all
     * others.
     */
    private int launch(Collection<String> order, List<Path> roots, List<String> selected)
            throws IOException, InterruptedException {
        deleteTree(reports());
        Map<Boolean, List<Path>> sides =
                roots.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        r -> r.endsWith("org.meridian.product.tests")));
        if (!selected.isEmpty() || sides.get(true).isEmpty() || sides.get(false).isEmpty()) {
            return launch("tests", order, roots, selected).waitFor();
        }
        Process product = launch("product", order, sides.get(true), selected);
        Process others = launch("others", order, sides.get(false), selected);
        return Math.max(product.waitFor(), others.waitFor());
    }

    private Path reports() {
        return build.resolve("reports/plain");
    }

    private Process launch(
            String side, Collection<String> order, List<Path> roots, List<String> selected)
            throws IOException {
        String classPath =
                Stream.concat(
                                        roots.stream().map(Path::toString),
                                        Stream.of(out.resolve("org.meridian.testkit").toString()))
                                .collect(Collectors.joining(":"))
                        + ":"
                        + classPath(order);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx3g",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dfile.encoding=UTF-8",
                                "-Djava.awt.headless=true",
                                "-Djunit.jupiter.extensions.autodetection.enabled=true",
                                "-Dmeridian.root=" + root,
                                "-cp",
                                classPath,
                                "org.junit.platform.console.ConsoleLauncher",
                                "execute",
                                "--disable-banner",
                                "--config",
                                "jqwik.database=" + build.resolve("jqwik-" + side),
                                "--details=summary",
                                "--reports-dir",
                                reports().resolve(side).toString()));
        if (System.getenv("MERIDIAN_LONG") == null) {
            // one that waits for what never comes fails, and the others go on
            command.addAll(
                    List.of("--config", "junit.jupiter.execution.timeout.default=" + LONGEST));
        }
        if (selected.isEmpty()) {
            command.add("--scan-classpath");
            command.add(roots.stream().map(Path::toString).collect(Collectors.joining(":")));
        } else {
            selected.forEach(
                    s ->
                            command.addAll(
                                    List.of(
                                            "--select",
                                            s.contains("#") ? "method:" + s : "class:" + s)));
        }
        return new ProcessBuilder(command).inheritIO().start();
    }

    /** A hash of the sources and of everything they are compiled against. */
    private String stamp(Path source, Collection<String> on) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(source.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            on.forEach(
                    d ->
                            digest.update(
                                    stamps.getOrDefault(d, "").getBytes(StandardCharsets.UTF_8)));
            libraries.forEach(l -> digest.update(l.toString().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copyResources(Path source, Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file :
                    files.filter(Files::isRegularFile)
                            .filter(f -> !f.toString().endsWith(".java"))
                            .toList()) {
                Path target = classes.resolve(source.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((a, b) -> b.compareTo(a))
                        .forEach(
                                f -> {
                                    try {
                                        Files.delete(f);
                                    } catch (IOException e) {
                                        throw new UncheckedIOException(e);
                                    }
                                });
            }
        }
    }
}
