package org.meridian.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.analysis.Froc.Detection;
import org.meridian.analysis.Froc.Lesion;
import org.meridian.analysis.Froc.Scan;
import org.meridian.imaging.Vec3;
import org.meridian.testkit.TestData;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

class FrocTest {
    private static final List<Double> DEEPLUNG =
            List.of(0.692, 0.769, 0.824, 0.865, 0.893, 0.917, 0.933);

    /** One lesion of 1186 and rounding: a few scans are linked by likelihood, see {@link #link}. */
    private static final double ONE_LESION = 0.001;

    @Test
    void deepLungOnLuna16ComesOutAsPublished() throws IOException {
        Froc froc = Froc.of(luna());
        for (int i = 0; i < DEEPLUNG.size(); i++) {
            double rate = Froc.OPERATING_POINTS.get(i);
            assertEquals(DEEPLUNG.get(i), froc.sensitivity(rate), ONE_LESION, "at " + rate);
        }
        assertEquals(0.842, froc.cpm(), 0.0005);
        double low = froc.lowerBound(4, 40, 1);
        assertTrue(low < froc.sensitivity(4) && low > 0.88, "lower bound " + low);
    }

    private static List<Scan> luna() throws IOException {
        Map<String, List<Lesion>> lesions = new HashMap<>();
        Map<String, List<Lesion>> irrelevant = new HashMap<>();
        Map<String, List<Detection>> detections = new HashMap<>();
        for (String[] row : rows("annotations.csv", ",")) {
            add(lesions, row[0], new Lesion(at(row), Double.parseDouble(row[4])));
        }
        for (String[] row : rows("annotations_excluded.csv.gz", ",")) {
            double diameter = Double.parseDouble(row[4]);
            // The challenge takes 10 mm where the readers gave no size.
            add(irrelevant, row[0], new Lesion(at(row), diameter < 0 ? 10 : diameter));
        }
        for (String[] row : rows("dpn26bs32.csv.gz", "\t")) {
            add(detections, row[0], new Detection(at(row), Double.parseDouble(row[4])));
        }
        List<String> uids;
        try (BufferedReader reader = open("seriesuids.csv")) {
            uids = reader.lines().map(String::strip).toList();
        }
        Map<String, String> numbers = link(uids, lesions, irrelevant, detections);
        List<Scan> scans = new ArrayList<>();
        for (String uid : uids) {
            scans.add(
                    new Scan(
                            lesions.getOrDefault(uid, List.of()),
                            irrelevant.getOrDefault(uid, List.of()),
                            detections.getOrDefault(numbers.getOrDefault(uid, ""), List.of())));
        }
        return scans;
    }

    private record Link(String uid, String number, double strength) {}

    /**
     * The detections name scans by numbers of their own. A number belongs to the scan with whose
     * findings its detections agree most, each to one; what agrees with none is left over alike.
     */
    private static Map<String, String> link(
            List<String> uids,
            Map<String, List<Lesion>> lesions,
            Map<String, List<Lesion>> irrelevant,
            Map<String, List<Detection>> detections) {
        Map<String, List<Map.Entry<String, Lesion>>> cells = new HashMap<>();
        for (Map<String, List<Lesion>> all : List.of(lesions, irrelevant)) {
            all.forEach(
                    (uid, list) ->
                            list.forEach(
                                    l ->
                                            add(
                                                    cells,
                                                    cell(l.centre(), Vec3.ZERO),
                                                    Map.entry(uid, l))));
        }
        List<Link> links = new ArrayList<>();
        detections.forEach(
                (number, list) -> {
                    Map<String, Double> strengths = new HashMap<>();
                    for (Detection d : list) {
                        near(cells, d.position())
                                .forEach(uid -> strengths.merge(uid, d.confidence(), Double::sum));
                    }
                    strengths.forEach((uid, s) -> links.add(new Link(uid, number, s)));
                });
        links.sort(Comparator.comparingDouble(Link::strength).reversed());
        Map<String, String> numbers = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Link link : links) {
            if (!numbers.containsKey(link.uid()) && taken.add(link.number())) {
                numbers.put(link.uid(), link.number());
            }
        }
        List<String> left = new ArrayList<>(detections.keySet().stream().sorted().toList());
        left.removeAll(taken);
        for (String uid : uids) {
            if (!left.isEmpty() && !numbers.containsKey(uid)) {
                numbers.put(uid, left.removeLast());
            }
        }
        return numbers;
    }

    private static final double NEAR = 3;

    private static String cell(Vec3 at, Vec3 offset) {
        Vec3 index = at.times(1 / NEAR).plus(offset);
        return Math.floor(index.x()) + " " + Math.floor(index.y()) + " " + Math.floor(index.z());
    }

    private static Set<String> near(Map<String, List<Map.Entry<String, Lesion>>> cells, Vec3 at) {
        Set<String> uids = new HashSet<>();
        for (int i = 0; i < 27; i++) {
            Vec3 offset = new Vec3(i % 3 - 1, i / 3 % 3 - 1, i / 9 - 1);
            for (Map.Entry<String, Lesion> entry :
                    cells.getOrDefault(cell(at, offset), List.of())) {
                if (entry.getValue().centre().distance(at) < NEAR) {
                    uids.add(entry.getKey());
                }
            }
        }
        return uids;
    }

    private static <T> void add(Map<String, List<T>> map, String key, T value) {
        map.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    private static Vec3 at(String[] row) {
        return new Vec3(
                Double.parseDouble(row[1]), Double.parseDouble(row[2]), Double.parseDouble(row[3]));
    }

    private static List<String[]> rows(String name, String separator) throws IOException {
        try (BufferedReader reader = open(name)) {
            return reader.lines()
                    .skip(1)
                    .filter(l -> !l.isBlank())
                    .map(l -> l.split(separator))
                    .toList();
        }
    }

    private static BufferedReader open(String name) throws IOException {
        Path path = TestData.path("ai/luna16-eval/" + name);
        return name.endsWith(".gz")
                ? new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(path)),
                                StandardCharsets.UTF_8))
                : Files.newBufferedReader(path);
    }

    @Test
    void aHandCountedCurve() {
        Lesion lesion = new Lesion(Vec3.ZERO, 10);
        Lesion missed = new Lesion(new Vec3(100, 0, 0), 10);
        Lesion other = new Lesion(new Vec3(0, 50, 0), 10);
        Scan first =
                new Scan(
                        List.of(lesion, missed),
                        List.of(other),
                        List.of(
                                new Detection(new Vec3(1, 0, 0), 0.4),
                                new Detection(new Vec3(2, 0, 0), 0.8),
                                new Detection(new Vec3(5, 0, 0), 0.9),
                                new Detection(new Vec3(0, 50, 0), 0.95)));
        Scan second = new Scan(List.of(), List.of(), List.of(new Detection(Vec3.ZERO, 0.7)));
        Froc froc = Froc.of(List.of(first, second));
        // 0.9 lies on the surface and is false; 0.8 hits; 0.7 is false; 0.4 hits again; 0.95 is
        // irrelevant. So the curve is (0, 0), (0.5, 0), (0.5, 0.5), (1, 0.5).
        assertEquals(0, froc.sensitivity(0.25), 1e-12);
        assertEquals(0.5, froc.sensitivity(0.5), 1e-12);
        assertEquals(0.5, froc.sensitivity(8), 1e-12);
        assertEquals((0 + 0 + 5 * 0.5) / 7, froc.cpm(), 1e-12);
    }

    @Test
    void equalConfidencesAreOneStep() {
        Scan scan =
                new Scan(
                        List.of(new Lesion(Vec3.ZERO, 10)),
                        List.of(),
                        List.of(
                                new Detection(Vec3.ZERO, 0.5),
                                new Detection(new Vec3(90, 0, 0), 0.5)));
        assertEquals(0.5, Froc.of(List.of(scan)).sensitivity(0.5), 1e-12);
    }

    @Test
    void noScanIsNoEvaluation() {
        assertThrows(IllegalArgumentException.class, () -> Froc.of(List.of()));
    }
}
