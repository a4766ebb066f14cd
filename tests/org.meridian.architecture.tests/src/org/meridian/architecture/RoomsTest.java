package org.meridian.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.meridian.testkit.TestData;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The house plan's table and rules, held against every compiled class and every manifest. */
class RoomsTest {
    private static final Rooms ROOMS = new Rooms();
    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        List<Path> folders =
                Arrays.stream(System.getProperty("java.class.path").split(":"))
                        .map(Path::of)
                        .filter(Files::isDirectory)
                        .filter(
                                p ->
                                        ROOMS.all()
                                                .containsKey(
                                                        p.getFileName()
                                                                .toString()
                                                                .replaceFirst(
                                                                        "^org\\.meridian\\.", "")))
                        .toList();
        assertFalse(folders.size() < 20, "bundles found: " + folders.size());
        classes = new ClassFileImporter().importPaths(folders);
    }

    private static List<String> manifestBundles(String bundle) throws IOException {
        Path manifest =
                TestData.root().resolve("bundles").resolve(bundle).resolve("META-INF/MANIFEST.MF");
        try (InputStream in = Files.newInputStream(manifest)) {
            String value = new Manifest(in).getMainAttributes().getValue("Require-Bundle");
            return value == null
                    ? List.of()
                    : Arrays.stream(value.replaceAll("\"[^\"]*\"", "").split(","))
                            .map(c -> c.split(";")[0].strip())
                            .toList();
        }
    }

    private static List<String> bundles() throws IOException {
        try (Stream<Path> folders = Files.list(TestData.root().resolve("bundles"))) {
            return folders.filter(f -> Files.exists(f.resolve("META-INF/MANIFEST.MF")))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyBundleHasARowInTheTable() throws IOException {
        assertEquals(
                new TreeSet<>(bundles()),
                ROOMS.all().keySet().stream()
                        .map(r -> "org.meridian." + r)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void manifestsRequireOnlyWhatTheTableAllows() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String bundle : bundles()) {
            for (String required : manifestBundles(bundle)) {
                if (required.startsWith("org.meridian.")
                        && !ROOMS.allowed(ROOMS.of(bundle), ROOMS.of(required))) {
                    wrong.add(bundle + " requires " + required);
                }
                if (isPlatformUi(required) && !mayShow(ROOMS.of(bundle))) {
                    wrong.add(bundle + " requires " + required);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void classesUseOnlyWhatTheTableAllows() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : classes) {
            String from = ROOMS.of(type.getPackageName());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                String to = ROOMS.of(target);
                if (!to.isEmpty() && !ROOMS.allowed(from, to)) {
                    wrong.add(type.getName() + " uses " + dependency.getTargetClass().getName());
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void noOtherRoomIsUsedInside() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : classes) {
            String from = ROOMS.of(type.getPackageName());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                if (target.contains(".internal")
                        && !from.equals(ROOMS.of(target))
                        && !ROOMS.of(target).isEmpty()) {
                    wrong.add(type.getName() + " uses " + dependency.getTargetClass().getName());
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void onlyTheWindowUsesSwt() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!mayShow(ROOMS.of(type.getPackageName()))
                    && type.getDirectDependenciesFromSelf().stream()
                            .anyMatch(d -> isPlatformUi(d.getTargetClass().getPackageName()))) {
                wrong.add(type.getName());
            }
        }
        assertEquals(Set.of(), wrong);
    }

    private static boolean mayShow(String room) {
        return room.equals("ui") || room.startsWith("ui.") || room.equals("app");
    }

    private static boolean isPlatformUi(String name) {
        return name.startsWith("org.eclipse.swt")
                || name.startsWith("org.eclipse.jface")
                || name.equals("org.eclipse.ui")
                || name.startsWith("org.eclipse.ui.");
    }

    @Test
    void librariesHaveOneUserEach() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : classes) {
            String room = ROOMS.of(type.getPackageName());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                String owner =
                        target.startsWith("org.apache.lucene")
                                ? "search"
                                : target.startsWith("weka.")
                                        ? "analysis.weka"
                                        : target.startsWith("org.web3j")
                                                ? "ledger.besu"
                                                : target.startsWith("com.fazecast")
                                                        ? "monitor.serial"
                                                        : target.startsWith("org.h2")
                                                                        || target.startsWith(
                                                                                "java.sql")
                                                                ? "store"
                                                                : room;
                if (!owner.equals(room)) {
                    wrong.add(type.getName() + " uses " + target);
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void noStaticHolders() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : classes) {
            wrong.addAll(StaticState.of(type));
            for (JavaMethod method : type.getMethods()) {
                if (method.getModifiers().contains(JavaModifier.STATIC)
                        && method.getName().equals("getInstance")) {
                    wrong.add(method.getFullName());
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    /** What the rule on static state forbids, and beside it what it lets pass. */
    static final class Keeping {
        static final Map<String, String> MADE = new HashMap<>();
        static final AtomicReference<String> REFERENCE = new AtomicReference<>();
        static final StringBuilder TEXT = new StringBuilder();

        private Keeping() {}
    }

    static final class Collecting {
        static final Set<Integer> COLLECTED = Stream.of(1).collect(Collectors.toSet());

        private Collecting() {}
    }

    static final class Calling {
        static final List<String> CALLED = made();

        private Calling() {}

        private static List<String> made() {
            return new ArrayList<>();
        }
    }

    static final class Constant {
        static final List<String> LIST = List.of("a");
        static final Set<Integer> COPIED =
                Set.copyOf(new TreeSet<>(LIST.stream().map(String::length).toList()));
        static final Map<String, String> MADE = made();
        static final int[] TABLE = {1, 2, 3};

        private Constant() {}

        private static Map<String, String> made() {
            Map<String, String> map = new HashMap<>();
            map.put("a", "b");
            return Map.copyOf(map);
        }
    }

    @Test
    void theRuleOnStaticStateSeesWhatItForbids() {
        Set<String> seen = new TreeSet<>();
        new ClassFileImporter()
                .importClasses(Keeping.class, Collecting.class, Calling.class, Constant.class)
                .forEach(
                        type ->
                                StaticState.of(type)
                                        .forEach(name -> seen.add(name.replaceFirst(".*[$]", ""))));
        assertEquals(
                Set.of(
                        "Keeping.MADE",
                        "Keeping.REFERENCE",
                        "Keeping.TEXT",
                        "Collecting.COLLECTED",
                        "Calling.CALLED"),
                seen);
    }

    @Test
    void theRulesSeeWhatTheyForbid() {
        assertFalse(ROOMS.allowed("imaging", "dicom"));
        assertFalse(ROOMS.allowed("ui.viewer", "ui.archive"));
        assertFalse(ROOMS.allowed("access", "ledger"));
        assertTrue(ROOMS.allowed("workflow", "archive"));
        assertEquals("ledger.verify", ROOMS.of("org.meridian.ledger.verify.internal"));
    }
}
