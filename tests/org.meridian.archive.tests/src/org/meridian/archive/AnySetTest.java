package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.archive.TestGrant;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What an archive holds does not depend on how the files came. */
class AnySetTest {
    private static final int SEEDS = System.getenv("MERIDIAN_LONG") == null ? 3 : 40;

    private final Path temp;

    AnySetTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void aShuffledDuplicatedAndDamagedSetGivesTheArchiveOfTheCleanOne() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<byte[]> images = images(random);
            Path clean = Files.createDirectories(temp.resolve(seed + "/clean"));
            for (int i = 0; i < images.size(); i++) {
                Files.write(clean.resolve(String.format("%03d", i)), images.get(i));
            }
            Path mixed = temp.resolve(seed + "/mixed");
            mix(images, mixed, random);
            assertEquals(content(clean), content(mixed), "seed " + seed);
        }
    }

    private static List<byte[]> images(Random random) {
        List<byte[]> images = new ArrayList<>();
        for (int study = 1; study <= 3; study++) {
            for (int series = 1; series <= 1 + random.nextInt(3); series++) {
                for (int instance = 1; instance <= 1 + random.nextInt(5); instance++) {
                    byte[] pixels = new byte[32];
                    random.nextBytes(pixels);
                    images.add(
                            new Part10(study, series, instance)
                                    .bytes(0x7FE00010, "OW", pixels)
                                    .bytes());
                }
            }
        }
        return images;
    }

    /** In any order, under any name, some twice, some cut short as well, some in a zip. */
    private static void mix(List<byte[]> images, Path folder, Random random) throws IOException {
        List<byte[]> files = new ArrayList<>(images);
        for (byte[] image : images) {
            if (random.nextInt(3) == 0) {
                files.add(image);
            }
            if (random.nextInt(3) == 0) {
                files.add(Arrays.copyOf(image, image.length - 1 - random.nextInt(100)));
            }
        }
        Collections.shuffle(files, random);
        Files.createDirectories(folder);
        Path zip = folder.resolve("some.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream zipped = new ZipOutputStream(out)) {
            for (int i = 0; i < files.size(); i++) {
                if (random.nextInt(3) == 0) {
                    zipped.putNextEntry(new ZipEntry("f" + random.nextInt(4) + "/" + i));
                    zipped.write(files.get(i));
                } else {
                    Path inside = folder.resolve("d" + random.nextInt(4));
                    Files.createDirectories(inside);
                    Files.write(inside.resolve(random.nextInt(1 << 20) + "-" + i), files.get(i));
                }
            }
        }
    }

    /** Every stored object with all that is kept of it. */
    private Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Rooms rooms = new Rooms(folder.resolveSibling(folder.getFileName() + "-archive"))) {
            rooms.add(folder);
            TestGrant grant = TestGrant.all();
            for (Study study : rooms.archive.studies(grant)) {
                Patient patient = rooms.archive.patient(grant, study.patient()).orElseThrow();
                String person = patient.patientID() + patient.name() + patient.birthDate();
                for (Series series : rooms.archive.series(grant, study.studyInstanceUID())) {
                    for (Instance instance :
                            rooms.archive.instances(grant, series.seriesInstanceUID())) {
                        try (ByteSource source = rooms.archive.open(grant, instance)) {
                            byte[] bytes = source.slice(0, (int) source.size());
                            content.put(
                                    instance.sopInstanceUID(),
                                    String.join(
                                            " ",
                                            person,
                                            study.studyInstanceUID(),
                                            study.studyDescription(),
                                            series.seriesInstanceUID(),
                                            series.numberOfInstances() + "",
                                            Arrays.hashCode(bytes) + ""));
                        }
                    }
                }
            }
        }
        return content;
    }
}
