package org.meridian.analysis.weka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.analysis.AnalysisError;
import org.meridian.analysis.DetectionResult;
import org.meridian.analysis.DetectorInput;
import org.meridian.analysis.DetectorRunner;
import org.meridian.analysis.InputWarning;
import org.meridian.analysis.spi.Mark;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.PatientKey;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.testkit.TestData;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The detector on real CT that it never learnt from. */
class RealChestTest {
    private static final String SLABS = "ai/lidc-slabs/LIDC-IDRI-";

    private static DetectionResult run(Volume volume) {
        return new DetectorRunner(Clock.systemUTC())
                .run(
                        new LungNoduleDetector(),
                        new DetectorInput(
                                PatientKey.random(), "1.2.3", "1.2.3.4", "CT", true, volume),
                        Map.of(),
                        Progress.NONE);
    }

    /** The annotated nodules whose centre lies in a slab. */
    private static List<Vec3> annotated(String patient, VolumeGeometry g) throws IOException {
        List<Vec3> centres = new ArrayList<>();
        for (String line : Files.readAllLines(TestData.path("ai/lidc/nodules.csv"))) {
            String[] row = line.split(",");
            // x and y are pixels there, z is in patient millimetres; by four readers.
            if (row[0].equals("LIDC-IDRI-" + patient) && row[5].equals("4")) {
                Vec3 at = g.toPatient(Double.parseDouble(row[6]), Double.parseDouble(row[7]), 0);
                Vec3 centre = new Vec3(at.x(), at.y(), Double.parseDouble(row[8]));
                double slice = g.toIndex(centre).z();
                if (slice > 0 && slice < g.slices() - 1) {
                    centres.add(centre);
                }
            }
        }
        return centres;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001", "0003"})
    void theAnnotatedNoduleIsWithinTheFirstTwoMarks(String patient) throws IOException {
        Volume volume = CtFolder.read(TestData.path(SLABS + patient));
        List<Vec3> truth = annotated(patient, volume.geometry());
        assertEquals(1, truth.size());
        List<Mark> marks = run(volume).marks();
        assertTrue(
                marks.stream().limit(2).anyMatch(m -> m.position().distance(truth.get(0)) <= 5),
                "marks " + marks.stream().limit(4).toList());
    }

    @Test
    void aThinSlabRunsWithItsWarnings() throws IOException {
        DetectionResult result = run(CtFolder.read(TestData.path(SLABS + "0002")));
        List<AnalysisError> codes = result.warnings().stream().map(InputWarning::code).toList();
        assertEquals(
                List.of(
                        AnalysisError.CUT_AT_TOP,
                        AnalysisError.CUT_AT_BOTTOM,
                        AnalysisError.LITTLE_LUNG),
                codes);
        assertEquals("lung-nodule-weka", result.provenance().modelId());
    }

    @Test
    void aWholeChestRunsToTheEnd() throws IOException {
        Path folder = TestData.path("dicom/chest-ct-nlst");
        try (var parts = Files.list(folder)) {
            Path series =
                    parts.filter(p -> p.getFileName().toString().startsWith("CT_"))
                            .findFirst()
                            .orElseThrow();
            Volume volume = CtFolder.read(series);
            assertEquals(143, volume.geometry().slices());
            DetectionResult result = run(volume);
            assertEquals(List.of(), result.warnings());
            assertTrue(!result.marks().isEmpty() && result.marks().size() <= 40);
            for (Mark mark : result.marks()) {
                Vec3 index = volume.geometry().toIndex(mark.position());
                assertTrue(index.z() >= 0 && index.z() <= 142, "mark outside " + mark);
            }
            assertEquals(result.marks(), run(volume).marks(), "the same input, the same marks");
        }
    }
}
