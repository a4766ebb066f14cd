package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.testkit.TestData;
import org.meridian.testkit.archive.TestGrant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class RealDataTest {
    private static final TestGrant ALL = TestGrant.all();

    private final Path folder;

    RealDataTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theChestCtIsOneStudyWithEverySliceAndIsFound() throws IOException {
        Path ct = TestData.path("dicom/chest-ct-nlst/CT_89952642");
        try (Rooms rooms = new Rooms(folder)) {
            ImportResult result = rooms.add(ct);
            assertEquals(143, result.imported());
            assertEquals(List.of(), result.refused());
            Study study = rooms.archive.studies(ALL).getFirst();
            assertEquals(143, study.numberOfInstances());
            assertEquals(List.of("CT"), study.modalities());
            Series series = rooms.archive.series(ALL, study.studyInstanceUID()).getFirst();
            List<Instance> instances = rooms.archive.instances(ALL, series.seriesInstanceUID());
            assertEquals(143, instances.size());
            Set<String> stored = new HashSet<>();
            for (Instance instance : instances) {
                try (ByteSource source = rooms.archive.open(ALL, instance)) {
                    stored.add(hash(source.slice(0, (int) source.size())));
                }
            }
            Set<String> given = new HashSet<>();
            try (Stream<Path> files = Files.list(ct)) {
                for (Path file : files.toList()) {
                    given.add(hash(Files.readAllBytes(file)));
                }
            }
            assertEquals(given, stored);
            Patient patient = rooms.archive.patients(ALL).getFirst();
            assertEquals(
                    List.of(study.studyInstanceUID()), rooms.found(patient.patientID() + " CT"));
            assertEquals(143, rooms.add(ct).duplicate());
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void namesInEveryCharacterSetAreFound() {
        Path files = TestData.path("dicom/pydicom/src/pydicom/data/charset_files");
        try (Rooms rooms = new Rooms(folder)) {
            ImportResult result = rooms.add(files);
            assertTrue(result.imported() > 0, result.toString());
            for (String name :
                    List.of(
                            "王小东",
                            "wangxiaodong",
                            "wxd",
                            "山田太郎",
                            "Yamada",
                            "やまだ",
                            "홍길동",
                            "洪吉洞",
                            "Jerome",
                            "dionysios",
                            "Äneas")) {
                assertFalse(rooms.found(name).isEmpty(), name);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"chrJapMulti,やまだたろう", "chrJapMultiExplicitIR6,やまだたろう", "chrKoreanMulti,김희중"})
    void anImageWithoutItsPixelsIsTakenAndFound(String file, String name) {
        Path path = TestData.path("dicom/pydicom/src/pydicom/data/charset_files/" + file + ".dcm");
        try (Rooms rooms = new Rooms(folder)) {
            ImportResult result = rooms.add(path);
            assertEquals(1, result.imported(), result.toString());
            String study = result.studies().first();
            assertEquals(List.of(study), rooms.found(name));
            Series series = rooms.archive.series(ALL, study).getFirst();
            Instance only = rooms.archive.instances(ALL, series.seriesInstanceUID()).getFirst();
            assertEquals(0, only.numberOfFrames());
        }
    }

    @Test
    void everyFileOfTheTestDataIsImportedADuplicateOrRefusedWithAReason() throws IOException {
        Path data = TestData.path("dicom");
        List<Path> all;
        try (Stream<Path> walk = Files.walk(data)) {
            all = walk.filter(Files::isRegularFile).toList();
        }
        try (Rooms rooms = new Rooms(folder)) {
            ImportResult first = rooms.add(data);
            int instances =
                    rooms.archive.studies(ALL).stream().mapToInt(Study::numberOfInstances).sum();
            assertEquals(first.imported(), instances);
            List<Path> directories =
                    all.stream()
                            .filter(f -> f.getFileName().toString().startsWith("DICOMDIR"))
                            .toList();
            Set<Path> refused =
                    first.refused().stream()
                            .map(r -> Path.of(r.path()))
                            .collect(java.util.stream.Collectors.toSet());
            assertEquals(
                    all.size() - directories.stream().filter(d -> !refused.contains(d)).count(),
                    first.imported() + first.duplicate() + refused.size());
            assertTrue(
                    first.refused().stream().allMatch(r -> r.code().matches("(ARC|DCM)-\\d{3}")));
            ImportResult again = rooms.add(data);
            assertEquals(0, again.imported());
            assertEquals(first.imported() + first.duplicate(), again.duplicate());
            assertEquals(first.refused().size(), again.refused().size());
        }
    }
}
