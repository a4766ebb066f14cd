package org.meridian.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.PatientKey;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.phantom.ChestPhantom;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

class DetectorRunnerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final PatientKey PATIENT = PatientKey.random();

    private final DetectorRunner runner = new DetectorRunner(Clock.fixed(NOW, ZoneOffset.UTC));

    private static Volume chest(int slices, double thickness) {
        return ChestPhantom.create(
                        2,
                        new ChestPhantom.Settings(144, 144, slices, 2.5, thickness, 20, 0),
                        Progress.NONE)
                .volume();
    }

    private static DetectorInput input(Volume volume) {
        return new DetectorInput(PATIENT, "1.2.3", "1.2.3.4", "CT", true, volume);
    }

    private DetectionResult run(DetectorInput input, Map<String, Double> settings) {
        return runner.run(new StubDetector(), input, settings, Progress.NONE);
    }

    private void refused(AnalysisError code, DetectorInput input, Map<String, Double> settings) {
        MeridianException e = assertThrows(MeridianException.class, () -> run(input, settings));
        assertEquals(code, e.errorCode());
        assertFalse(e.text(Locale.ENGLISH).isBlank());
        assertFalse(e.text(Locale.SIMPLIFIED_CHINESE).isBlank());
    }

    @Test
    void aRunSaysWhereItsMarksComeFrom() {
        Volume volume = chest(112, 2.5);
        DetectionResult result = run(input(volume), Map.of("size", 12.0));
        assertEquals(List.of(), result.warnings());
        assertEquals(2, result.marks().size());
        assertEquals(12, result.marks().get(0).diameter());
        assertEquals("stub", result.provenance().modelId());
        assertEquals("3", result.provenance().modelVersion());
        assertEquals("ab".repeat(32), result.provenance().modelHash());
        assertEquals("bias=0.0 size=12.0", result.provenance().settings());
        assertEquals(InputHash.of(volume), result.provenance().inputHash());
        assertEquals(NOW, result.provenance().time());
    }

    @Test
    void theHashCoversValuesAndGeometry() {
        VolumeGeometry g = VolumeGeometry.axial(3, 2, 1, Vec3.ZERO, 1, 1);
        Volume volume = Volume.hounsfield(g, List.of(new short[] {1, 2, 3, 4, 5, 6}));
        String hash = InputHash.of(volume);
        assertEquals(64, hash.length());
        assertEquals(
                hash, InputHash.of(Volume.hounsfield(g, List.of(new short[] {1, 2, 3, 4, 5, 6}))));
        assertNotEquals(
                hash, InputHash.of(Volume.hounsfield(g, List.of(new short[] {1, 2, 3, 4, 5, 7}))));
        VolumeGeometry moved = VolumeGeometry.axial(3, 2, 1, Vec3.X, 1, 1);
        assertNotEquals(
                hash,
                InputHash.of(Volume.hounsfield(moved, List.of(new short[] {1, 2, 3, 4, 5, 6}))));
    }

    @Test
    void unknownAndExcessiveSettingsAreRefused() {
        DetectorInput input = input(chest(20, 2.5));
        refused(AnalysisError.BAD_SETTING, input, Map.of("size", 31.0));
        refused(AnalysisError.BAD_SETTING, input, Map.of("size", Double.NaN));
        refused(AnalysisError.BAD_SETTING, input, Map.of("colour", 1.0));
    }

    @Test
    void anotherModalityIsRefused() {
        Volume volume = chest(20, 2.5);
        refused(
                AnalysisError.WRONG_MODALITY,
                new DetectorInput(PATIENT, "1", "2", "MR", true, volume),
                Map.of());
    }

    @Test
    void gapsThickSlicesAndFewSlicesAreRefused() {
        Volume volume = chest(20, 2.5);
        refused(
                AnalysisError.GAPS,
                new DetectorInput(PATIENT, "1", "2", "CT", false, volume),
                Map.of());
        refused(AnalysisError.TOO_THICK, input(chest(20, 7)), Map.of());
        refused(AnalysisError.TOO_FEW_SLICES, input(chest(4, 2.5)), Map.of());
    }

    @Test
    void noLungIsRefused() {
        VolumeGeometry g = VolumeGeometry.axial(64, 64, 10, Vec3.ZERO, 3, 2.5);
        List<short[]> water = IntStream.range(0, 10).mapToObj(i -> new short[64 * 64]).toList();
        refused(AnalysisError.NO_LUNG, input(Volume.hounsfield(g, water)), Map.of());
    }

    @Test
    void aThickSlabIsSearchedWithWarnings() {
        DetectionResult result = run(input(chest(8, 4)), Map.of());
        assertEquals(
                List.of(
                        AnalysisError.THICK_SLICES,
                        AnalysisError.CUT_AT_TOP,
                        AnalysisError.CUT_AT_BOTTOM,
                        AnalysisError.LITTLE_LUNG),
                result.warnings().stream().map(InputWarning::code).toList());
        assertTrue(result.warnings().get(0).text(Locale.ENGLISH).contains("4.0 mm"));
        assertTrue(result.warnings().get(0).text(Locale.SIMPLIFIED_CHINESE).contains("4.0 mm"));
    }
}
