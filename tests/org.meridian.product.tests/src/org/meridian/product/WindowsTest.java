package org.meridian.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.meridian.testkit.TestData;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What can be told of the product for each system without running it there. */
class WindowsTest {
    /** A folder's name that needs quotes, and one that is not ASCII. */
    private static final Map<String, String> PATHS =
            Map.of(
                    "%~dp0", "C:\\Program Files\\张三 Meridian\\",
                    "%MERIDIAN_HOME%", "D:\\张三 home",
                    "%JAVA_HOME%", "C:\\Program Files\\jdk 21",
                    "%LOCALAPPDATA%", "C:\\Users\\张三 x\\AppData\\Local",
                    "%JAVA%", "C:\\Program Files\\jdk 21\\bin\\java",
                    "%LAUNCHER%", "C:\\Program Files\\张三 Meridian\\plugins\\launcher.jar",
                    "%LOG%", "-Dx=C:\\Program Files\\张三 Meridian\\logging.properties",
                    "=%%f", "=C:\\Program Files\\张三 Meridian\\plugins\\launcher.jar");

    private static Path archive(String system) throws IOException {
        Optional<String> windows = Optional.ofNullable(System.getenv("MERIDIAN_WINDOWS_ZIP"));
        Path folder =
                windows.map(w -> Path.of(w).toAbsolutePath().getParent())
                        .orElse(TestData.root().resolve("product/target/products"));
        Assumptions.assumeTrue(Files.isDirectory(folder), "the product's archives are not built");
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> found =
                    files.filter(Files::isRegularFile)
                            .filter(f -> f.getFileName().toString().contains(system))
                            .findFirst();
            Assumptions.assumeTrue(found.isPresent(), "not built for " + system);
            return found.get();
        }
    }

    @Test
    void theWindowsArchiveHoldsWhatWindowsNeedsAndNoMore() throws IOException {
        try (ZipFile zip = new ZipFile(archive("win32").toFile())) {
            List<String> names =
                    Collections.list(zip.entries()).stream().map(ZipEntry::getName).toList();
            assertContents(names, "org.eclipse.swt.win32.win32.x86_64_");
            assertTrue(names.contains("workstation.cmd"));
            assertTrue(names.contains("logging.properties"));
        }
    }

    @Test
    void theLinuxAndMacArchivesHoldTheirOwnWindowSystem() throws Exception {
        assertContents(tar(archive("linux")), "org.eclipse.swt.gtk.linux.x86_64_");
        assertContents(tar(archive("macosx")), "org.eclipse.swt.cocoa.macosx.aarch64_");
    }

    /** The lines of the listing, with permissions. */
    private static List<String> tar(Path archive) throws Exception {
        Process process = new ProcessBuilder("tar", "-tvzf", archive.toString()).start();
        List<String> lines;
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            lines = out.lines().toList();
        }
        assertEquals(0, process.waitFor());
        assertTrue(
                lines.stream().anyMatch(l -> l.matches("-rwx.*[/ ]workstation")),
                "workstation can be run");
        assertTrue(lines.stream().anyMatch(l -> l.endsWith("logging.properties")));
        return lines;
    }

    private static void assertContents(List<String> names, String windowSystem) {
        List<String> fragments =
                names.stream()
                        .filter(
                                n ->
                                        n.matches(
                                                ".*plugins/org\\.eclipse\\.swt\\.(gtk|cocoa|win32)\\..*"))
                        .toList();
        assertEquals(1, fragments.size(), fragments.toString());
        assertTrue(fragments.get(0).contains(windowSystem), fragments.toString());
        assertTrue(names.stream().anyMatch(n -> n.contains("plugins/org.meridian.app_")));
        // GPL-3.0: whoever wants it adds it on their own machine
        assertTrue(
                names.stream().noneMatch(n -> n.toLowerCase(Locale.ROOT).contains("weka")),
                "Weka inside");
    }

    private static String script() throws IOException {
        try (ZipFile zip = new ZipFile(archive("win32").toFile())) {
            ZipEntry entry = zip.getEntry("workstation.cmd");
            return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theStartScriptHasWindowsLinesAndQuotesEveryPath() throws IOException {
        String script = script();
        assertTrue(script.endsWith("\r\n"));
        assertFalse(script.replace("\r\n", "").matches("(?s).*[\r\n].*"), "CRLF everywhere");
        assertTrue(script.chars().allMatch(c -> c < 0x80), "ASCII: read in any code page");
        int quoted = 0;
        for (String line : script.split("\r\n")) {
            for (String path : PATHS.keySet()) {
                for (int at = line.indexOf(path); at >= 0; at = line.indexOf(path, at + 1)) {
                    long quotes = line.substring(0, at).chars().filter(c -> c == '"').count();
                    assertEquals(1, quotes % 2, "not in quotes: " + path + " in " + line);
                    quoted++;
                }
            }
        }
        assertTrue(quoted >= 10, "paths are in the script");
    }

    @Test
    void aHomeWithSpacesAndChineseStaysOneArgument() throws IOException {
        String script = script();
        String headless =
                script.lines()
                        .filter(l -> l.contains("org.meridian.cli.application"))
                        .findFirst()
                        .orElseThrow();
        for (Map.Entry<String, String> path : PATHS.entrySet()) {
            headless = headless.replace(path.getKey(), path.getValue());
        }
        List<String> words = words(headless);
        assertEquals("C:\\Program Files\\jdk 21\\bin\\java", words.get(0));
        assertTrue(words.contains("-Dmeridian.home=D:\\张三 home"), words.toString());
        assertTrue(words.contains("D:\\张三 home\\headless"), words.toString());
        assertTrue(
                words.contains("C:\\Program Files\\张三 Meridian\\plugins\\launcher.jar"),
                words.toString());
    }

    /** As the Windows C runtime cuts a command line, for lines without escaped quotes. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inside = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                inside = !inside;
            } else if (c == ' ' && !inside) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words;
    }
}
