package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.TestData;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What {@code measure} says of files, against pydicom with NumPy. */
class MeasureCommandTest {
    /** The shapes by the names that the peers' script has for them, with their number of points. */
    private static final Map<String, String> KINDS =
            Map.of(
                    "rectangle", "box",
                    "ellipse", "ellipse",
                    "polygon", "polygon",
                    "length", "length",
                    "angle", "angle",
                    "cobb", "cobb");

    private static final Map<String, Integer> POINTS =
            Map.of("rectangle", 2, "ellipse", 2, "polygon", 5, "length", 2, "angle", 3, "cobb", 4);

    private final Captured terminal = new Captured();
    private final Path folder;

    MeasureCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int run(Locale locale, List<String> words) {
        return terminal.run(folder, locale, words.toArray(String[]::new));
    }

    private List<Double> measured(List<String> words) {
        List<String> all = new ArrayList<>(List.of("--json", "measure"));
        all.addAll(words);
        assertEquals(0, run(Locale.ENGLISH, all), terminal.err.toString());
        return terminal.document().getJsonArray("values").getValuesAs(JsonObject.class).stream()
                .map(v -> v.getJsonNumber("value").doubleValue())
                .toList();
    }

    @Test
    void valuesAreThoseOfNumPy() {
        Random random = new Random(5);
        List<String> asked = new ArrayList<>();
        List<List<Double>> ours = new ArrayList<>();
        for (String name :
                List.of(
                        "dcmqi/data/segmentations/ct-3slice/01.dcm",
                        "dcmqi/data/segmentations/24x38x3/image/IMG0001.dcm",
                        "dcmqi/data/paramaps/pm-example-slice.dcm")) {
            Path file = TestData.path("dicom/" + name);
            KINDS.forEach(
                    (shape, kind) -> {
                        List<String> words = new ArrayList<>(List.of(file.toString(), shape));
                        StringBuilder line =
                                new StringBuilder().append(file).append('\t').append(kind);
                        for (int i = 0; i < POINTS.getOrDefault(shape, 0); i++) {
                            // a convex polygon, so that its area is defined
                            double turn = (i + 0.8 * random.nextDouble()) * 2 * Math.PI / 5;
                            double x = 12 + 9 * Math.cos(turn);
                            double y = 16 + 11 * Math.sin(turn);
                            words.add(x + "," + y);
                            line.append('\t').append(x).append('\t').append(y);
                        }
                        asked.add(line.toString());
                        ours.add(measured(words));
                    });
        }
        List<String[]> theirs = new DicomPeers(folder).measures(asked);
        for (int i = 0; i < asked.size(); i++) {
            String[] row = theirs.get(i);
            // a region: count, mean, deviation, least, most, area; ours has the area first
            List<String> wanted =
                    row.length == 1
                            ? List.of(row[0])
                            : List.of(row[5], row[1], row[2], row[3], row[4]);
            assertEquals(wanted.size(), ours.get(i).size(), asked.get(i));
            for (int v = 0; v < wanted.size(); v++) {
                double expected = Double.parseDouble(wanted.get(v));
                assertEquals(
                        expected,
                        ours.get(i).get(v),
                        1e-9 * Math.max(1, Math.abs(expected)),
                        v + " of " + asked.get(i));
            }
        }
    }

    @Test
    void unitsAndTheSourceOfTheSpacingAreTold() throws IOException {
        Path file = new Part10(1, 2, 3).write(folder.resolve("a.dcm"));
        assertEquals(
                0,
                run(
                        Locale.ENGLISH,
                        List.of("--json", "measure", "a.dcm", "rectangle", "0,0", "1,1")));
        JsonObject document = terminal.document();
        assertEquals("none", document.getString("spacingSource"));
        JsonObject area = document.getJsonArray("values").getJsonObject(0);
        assertEquals("area", area.getString("kind"));
        assertEquals("{pixels}2", area.getString("unit"));
        JsonObject mean = document.getJsonArray("values").getJsonObject(1);
        assertEquals(0.75, mean.getJsonNumber("value").doubleValue());
        assertEquals("[hnsf'U]", mean.getString("unit"));
        new Part10(1, 2, 3)
                .text(0x00080060, "CS", "DX")
                .text(0x00181164, "DS", "0.2\\0.1")
                .write(file);
        assertEquals(
                0,
                run(
                        Locale.SIMPLIFIED_CHINESE,
                        List.of("measure", "a.dcm", "length", "0,0", "3,0")));
        assertTrue(terminal.out.toString().contains("0.300 mm"), terminal.out.toString());
        assertTrue(terminal.out.toString().contains("探测器平面"), terminal.out.toString());
    }

    @Test
    void uptakeIsMeasuredByWhatIsAsked() throws IOException {
        Part10 pet =
                new Part10(1, 2, 3)
                        .text(0x00080060, "CS", "PT")
                        .text(0x00541001, "CS", "GML")
                        .text(0x00101020, "DS", "1.75")
                        .text(0x00101030, "DS", "70");
        Path file = pet.write(folder.resolve("pet.dcm"));
        List<String> point = List.of("--json", "measure", "pet.dcm", "point", "0,0", "--uptake");
        Map<String, String> units =
                Map.of(
                        "bw", "g/ml{SUVbw}",
                        "lbm", "g/ml{SUVlbm(James128)}",
                        "janma", "g/ml{SUVlbm(Janma)}",
                        "bsa", "cm2/ml{SUVbsa}");
        // the pixel is 3, and 70 kg of 1.75 m are 56.52 kg of lean mass after James
        Map<String, Double> values =
                Map.of("bw", 3.0, "lbm", 2.4222857, "janma", 2.3938760, "bsa", 0.7920613);
        for (String kind : units.keySet()) {
            assertEquals(0, run(Locale.ENGLISH, with(point, kind)), terminal.err.toString());
            JsonObject mean = terminal.document().getJsonArray("values").getJsonObject(0);
            assertEquals(units.get(kind), mean.getString("unit"));
            assertEquals(
                    values.getOrDefault(kind, 0.0),
                    mean.getJsonNumber("value").doubleValue(),
                    1e-6);
        }
        assertEquals(2, run(Locale.ENGLISH, with(point, "bmi")));
        pet.without(0x00101020).write(file);
        assertEquals(1, run(Locale.ENGLISH, with(point, "bsa")));
        assertTrue(terminal.out.toString().contains("WFL-160"), terminal.out.toString());
        assertTrue(terminal.out.toString().contains("height"), terminal.out.toString());
    }

    private static List<String> with(List<String> words, String last) {
        List<String> all = new ArrayList<>(words);
        all.add(last);
        return all;
    }

    @Test
    void whatIsNoShapeIsTold() throws IOException {
        new Part10(1, 2, 3).write(folder.resolve("a.dcm"));
        assertEquals(2, run(Locale.ENGLISH, List.of("measure", "a.dcm", "circle", "0,0")));
        assertTrue(terminal.err.toString().contains("ellipse"), terminal.err.toString());
        assertEquals(2, run(Locale.ENGLISH, List.of("measure", "a.dcm", "angle", "0,0", "1,1")));
        assertEquals(2, run(Locale.ENGLISH, List.of("measure", "a.dcm", "length", "0;0", "1,1")));
        assertEquals(
                1,
                run(Locale.ENGLISH, List.of("measure", "a.dcm", "point", "0,0", "--frame", "2")));
        assertTrue(terminal.err.toString().contains("WFL-007"), terminal.err.toString());
    }
}
