package org.meridian.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.meridian.testkit.TestData;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/dependencies.md} names every library that is used, at its version. */
class DependenciesTest {
    private static final Pattern DEPENDENCY =
            Pattern.compile(
                    "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

    /** How a library's group is called in the table; the platform's own groups share a row. */
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("org.eclipse.platform", "Eclipse RCP"),
                    Map.entry("org.eclipse.emf", "EMF"),
                    Map.entry("org.eclipse.jdt", "JDT null annotations"),
                    Map.entry("org.apache.felix", "Felix SCR"),
                    Map.entry("org.osgi", "OSGi service APIs"),
                    Map.entry("org.apache.xmlgraphics", "Batik"),
                    Map.entry("xml-apis", "xml-apis-ext"),
                    Map.entry("org.apache.pdfbox", "Apache PDFBox"),
                    Map.entry("commons-io", "Commons IO"),
                    Map.entry("commons-logging", "Logging"),
                    Map.entry("com.github.weisj", "jsvg"),
                    Map.entry("net.java.dev.jna", "JNA"),
                    Map.entry("org.apache.aries.spifly", "SPI-Fly"),
                    Map.entry("org.ow2.asm", "ASM"),
                    Map.entry("jakarta.inject", "Jakarta Inject"),
                    Map.entry("jakarta.annotation", "Annotation"),
                    Map.entry("com.ibm.icu", "ICU4J"),
                    Map.entry("com.h2database", "H2"),
                    Map.entry("org.apache.lucene", "Apache Lucene"),
                    Map.entry("com.fazecast", "jSerialComm"),
                    Map.entry("org.glassfish", "Glassfish"),
                    Map.entry("org.web3j", "web3j"),
                    Map.entry("com.squareup.okhttp3", "OkHttp"),
                    Map.entry("com.squareup.okio", "Okio"),
                    Map.entry("org.jetbrains.kotlin", "Kotlin"),
                    Map.entry("io.reactivex.rxjava2", "RxJava"),
                    Map.entry("org.reactivestreams", "Reactive Streams"),
                    Map.entry("com.fasterxml.jackson.core", "Jackson"),
                    Map.entry("io.consensys.tuweni", "Tuweni"),
                    Map.entry("org.bouncycastle", "Bouncy Castle"),
                    Map.entry("org.slf4j", "SLF4J"),
                    Map.entry("nz.ac.waikato.cms.weka", "Weka"),
                    Map.entry("nz.ac.waikato.cms.weka.thirdparty", "bounce"),
                    Map.entry("com.github.vbmacher", "java-cup-runtime"),
                    Map.entry("com.googlecode.matrix-toolkits-java", "MTJ"),
                    Map.entry("com.github.fommil.netlib", "netlib-java"),
                    Map.entry("com.github.fommil", "netlib-java"),
                    Map.entry("net.sourceforge.f2j", "ARPACK"),
                    Map.entry("org.junit.platform", "JUnit"),
                    Map.entry("net.jqwik", "jqwik"),
                    Map.entry("com.tngtech.archunit", "ArchUnit"),
                    Map.entry("com.google.googlejavaformat", "google-java-format"));

    /** Groups whose single versions the table leaves to the file that pins them. */
    private static final String PINNED_ELSEWHERE =
            "as in the target|exact versions in the target|as in `org.meridian.lib.web3j/pom.xml`";

    @Test
    void everyLibraryStandsInTheTableWithItsVersion() throws IOException {
        String table = Files.readString(TestData.root().resolve("docs/dependencies.md"));
        List<String> wrong = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (String file :
                List.of(
                        "target-platform/org.meridian.target.target",
                        "bundles/org.meridian.lib.weka/pom.xml",
                        "bundles/org.meridian.lib.web3j/pom.xml",
                        "bundles/org.meridian.lib.zxcvbn/pom.xml",
                        "bundles/org.meridian.lib.pdfbox/pom.xml",
                        "releng/tools/pom.xml")) {
            Matcher m = DEPENDENCY.matcher(Files.readString(TestData.root().resolve(file)));
            while (m.find()) {
                if (m.group(1).startsWith("org.meridian")) {
                    continue;
                }
                seen.add(m.group(1));
                check(table, m.group(1), m.group(2), m.group(3), wrong);
            }
        }
        assertFalse(seen.size() < 20, seen.toString());
        assertEquals(List.of(), wrong);
    }

    private static void check(
            String table, String group, String artifact, String version, List<String> wrong) {
        String name = NAMES.getOrDefault(group, artifact);
        boolean named =
                table.lines()
                        .filter(l -> l.startsWith("|") && l.contains(name))
                        .anyMatch(
                                l ->
                                        l.contains(version)
                                                || Pattern.compile(PINNED_ELSEWHERE)
                                                        .matcher(l)
                                                        .find()
                                                || group.contains("jdt") && table.contains(version)
                                                || l.contains("Weka with"));
        if (!named) {
            wrong.add(group + ":" + artifact + ":" + version);
        }
    }

    @Test
    void everyRowHasALicenceAndAReason() throws IOException {
        List<String> wrong =
                Files.readAllLines(TestData.root().resolve("docs/dependencies.md")).stream()
                        .filter(l -> l.startsWith("|"))
                        .filter(l -> l.split("\\|", -1).length != 6 || l.matches(".*\\|\\s*\\|.*"))
                        .toList();
        assertEquals(List.of(), wrong);
    }
}
