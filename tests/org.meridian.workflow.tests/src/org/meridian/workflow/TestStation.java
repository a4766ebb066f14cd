package org.meridian.workflow;

import org.eclipse.core.runtime.IExtensionRegistry;
import org.meridian.archive.ImportResult;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Study;
import org.meridian.core.store.LedgerEntry;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.extension.ProductExtensions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workstation on an archive of its own, with {@link FixedDetector} as its only detector. */
final class TestStation implements AutoCloseable {
    static final String USER = "王医生";

    /** Signed 16-bit samples of a slice, the same in all. */
    static final short[] PIXELS = {
        -1000, -600, -200, -161, -160, -159, 0, 39, 40, 41, 100, 238, 239, 240, 1000, 3000
    };

    private final Path files;
    private final Workstation workstation;

    TestStation(Path folder) throws IOException {
        this(folder, USER);
    }

    /** At a time that the test sets. */
    TestStation(Path folder, Clock clock) {
        files = folder.resolve("files");
        workstation =
                Workstation.open(
                        settings(folder, USER),
                        new ExtensionReader(registry()),
                        new Devices(List.of(), List.of()),
                        clock);
    }

    TestStation(Path folder, String user) throws IOException {
        files = folder.resolve("files");
        workstation =
                new WorkstationFactory(List.of())
                        .open(settings(folder, user), new ExtensionReader(registry()));
    }

    private static WorkstationSettings settings(Path folder, String user) {
        return new WorkstationSettings(
                folder.resolve("archive"), Optional.empty(), Optional.of(user));
    }

    /** The product's own extension points, and one contribution. */
    static IExtensionRegistry registry() {
        return ProductExtensions.registry(
                Map.of(
                        "org.meridian.workflow.tests",
                        TestStation.class.getResourceAsStream("detector.xml")));
    }

    Workstation workstation() {
        return workstation;
    }

    /** Such a slice of a PET in counts, with the factor to uptake that its maker writes. */
    static Part10 pet(int number, String rescaleSlope) {
        return slice(1, 1, number)
                .text(0x00080060, "CS", "PT")
                .text(0x00541001, "CS", "CNTS")
                .text(0x00280051, "CS", "ATTN\\DECY")
                .text(0x70530010, "LO", "Philips PET Private Group")
                .text(0x70531000, "DS", "2E-4")
                .text(0x00281052, "DS", "0")
                .text(0x00281053, "DS", rescaleSlope);
    }

    /** A slice 2 mm above the one with the number before it. */
    static Part10 slice(int study, int series, int number) {
        byte[] pixels = new byte[2 * PIXELS.length];
        for (int i = 0; i < PIXELS.length; i++) {
            pixels[2 * i] = (byte) PIXELS[i];
            pixels[2 * i + 1] = (byte) (PIXELS[i] >> 8);
        }
        return new Part10(study, series, number)
                .text(0x00200032, "DS", "0\\0\\" + 2 * number)
                .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
                .text(0x00200052, "UI", "2.25." + study + ".9")
                .text(0x00280030, "DS", "1\\1")
                .text(0x00180050, "DS", "2")
                .number(0x00280103, 1)
                .bytes(0x7FE00010, "OW", pixels);
    }

    /** Imports the slices of one series with these numbers; the study's UID. */
    String importSeries(int study, int series, int... numbers) throws IOException {
        for (int number : numbers) {
            slice(study, series, number).write(file(study, series, number));
        }
        return importFiles().studies().first();
    }

    Path file(int study, int series, int number) {
        return files.resolve(study + "-" + series + "-" + number + ".dcm");
    }

    /** Imports what was written, and forgets it. */
    ImportResult importFiles() throws IOException {
        ImportResult result = workstation.imports().run(List.of(files), Progress.NONE);
        try (var written = Files.list(files)) {
            for (Path file : written.toList()) {
                Files.delete(file);
            }
        }
        return result;
    }

    Patient patient(String patientID) {
        return workstation.library().patientNamed(patientID);
    }

    Study study(String studyInstanceUID) {
        return workstation.library().patients(100).stream()
                .flatMap(p -> p.studies().stream())
                .filter(s -> s.studyInstanceUID().equals(studyInstanceUID))
                .findFirst()
                .orElseThrow();
    }

    /** The ledger's entries of a type, the newest first. */
    List<AuditLine> entries(LedgerEntry.Type type) {
        return workstation.audit().newest(1000).stream().filter(e -> e.type() == type).toList();
    }

    @Override
    public void close() {
        workstation.close();
    }
}
