import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * Sums up the test reports under a folder: each failure and each reason for skips in a line, and
 * the closing line. Fails where a test failed, where none ran, or where one was skipped and {@code
 * MERIDIAN_STRICT} is set.
 */
final class Report {
    private int passed;
    private int failed;
    private int skipped;
    private final Map<String, Integer> reasons = new TreeMap<>();

    public static void main(String[] args) throws Exception {
        Report report = new Report();
        try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
                report.add(file);
            }
        }
        System.exit(report.close());
    }

    private void add(Path file) throws IOException, ParserConfigurationException, SAXException {
        NodeList cases =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile())
                        .getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            if (has(test, "failure") || has(test, "error")) {
                failed++;
                System.out.println(
                        "FAILED "
                                + test.getAttribute("classname")
                                + "."
                                + test.getAttribute("name"));
            } else if (has(test, "skipped")) {
                skipped++;
                reasons.merge(reason(test), 1, Integer::sum);
            } else {
                passed++;
            }
        }
    }

    private static boolean has(Element test, String name) {
        return test.getElementsByTagName(name).getLength() > 0;
    }

    private static String reason(Element test) {
        String text = test.getElementsByTagName("skipped").item(0).getTextContent().strip();
        String line = text.lines().findFirst().orElse("no reason given");
        return line.replaceFirst("^.*(TestAbortedException|Assumption failed): ", "");
    }

    private int close() {
        reasons.forEach((reason, n) -> System.out.println("skipped " + n + ": " + reason));
        System.out.println(passed + " passed, " + failed + " failed, " + skipped + " skipped");
        boolean strict = System.getenv("MERIDIAN_STRICT") != null;
        return failed > 0 || passed == 0 || strict && skipped > 0 ? 1 : 0;
    }
}
