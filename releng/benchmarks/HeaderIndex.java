import gdcm.FilenamesType;
import gdcm.Scanner;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Tag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The identifying attributes of many files, as an importer takes them, against GDCM's Scanner in
 * process and against gdcmscanner as one process, whose start is left out by the time of one file.
 * All test data that both can read in reasonable time, each twice under another name. One thread,
 * warm.
 */
final class HeaderIndex {
    private static final int ROUNDS = 7;
    private static final long SLOW_NANOS = 200_000_000;
    private static final int[] ATTRIBUTES = {
        Tag.SOPClassUID,
        Tag.SOPInstanceUID,
        Tag.StudyDate,
        Tag.AccessionNumber,
        Tag.Modality,
        Tag.PatientName,
        Tag.PatientID,
        Tag.PatientBirthDate,
        Tag.PatientSex,
        Tag.StudyInstanceUID,
        Tag.SeriesInstanceUID,
        Tag.SeriesNumber,
        Tag.InstanceNumber
    };

    static {
        System.loadLibrary("gdcmjni");
    }

    private HeaderIndex() {}

    static void compare(Path data) throws Exception {
        Path folder = Files.createTempDirectory("headers");
        Path single = Files.createTempDirectory("header");
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(data)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                long start = System.nanoTime();
                boolean both = ours(file) == 1 && theirs(List.of(file)) == 1;
                if (System.nanoTime() - start > SLOW_NANOS) {
                    System.out.println("left out, GDCM is slow at it: " + data.relativize(file));
                } else if (both) {
                    for (int copy = 0; copy < 2; copy++) {
                        Path link = folder.resolve(files.size() + ".dcm");
                        files.add(Files.createSymbolicLink(link, file.toAbsolutePath()));
                    }
                }
            }
        }
        Files.createSymbolicLink(single.resolve("0.dcm"), files.get(0).toRealPath());
        String what = "index of " + files.size() + " headers, one thread";
        Comparison.run(
                what,
                "GDCM",
                () -> {
                    long found = 0;
                    for (Path file : files) {
                        found += ours(file);
                    }
                    return found;
                },
                () -> theirs(files));
        double[] mine = new double[ROUNDS];
        double[] whole = new double[ROUNDS];
        double[] others = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (Path file : files) {
                ours(file);
            }
            mine[round] = (System.nanoTime() - start) / 1e6;
            whole[round] = gdcmscanner(folder);
            others[round] = whole[round] - gdcmscanner(single);
        }
        Comparison.print(
                what + ", with start",
                "gdcmscanner",
                Comparison.median(mine),
                Comparison.median(whole));
        Comparison.print(what, "gdcmscanner", Comparison.median(mine), Comparison.median(others));
        for (Path temporary : List.of(folder, single)) {
            try (Stream<Path> links = Files.list(temporary)) {
                for (Path link : links.toList()) {
                    Files.delete(link);
                }
            }
            Files.delete(temporary);
        }
    }

    /** 1 when the file has a SOP Instance UID. */
    private static long ours(Path path) throws IOException {
        try (ByteSource source = ByteSources.open(path)) {
            Dataset header = DicomReader.readHeader(source).dataset();
            long length = 0;
            for (int tag : ATTRIBUTES) {
                length += header.text(tag).length();
            }
            return length > 0 && !header.text(Tag.SOPInstanceUID).isEmpty() ? 1 : 0;
        } catch (MeridianException e) {
            return 0;
        }
    }

    /** How many files have a SOP Instance UID. */
    private static long theirs(List<Path> paths) {
        if (paths.get(0).getFileName().toString().equals("DICOMDIR-nooffset")) {
            // at which GDCM aborts
            return 0;
        }
        FilenamesType names = new FilenamesType();
        paths.forEach(path -> names.add(path.toString()));
        Scanner scanner = new Scanner();
        for (int tag : ATTRIBUTES) {
            scanner.AddTag(tag(tag));
        }
        if (!scanner.Scan(names)) {
            throw new IllegalStateException("GDCM cannot scan");
        }
        long found = 0;
        for (Path path : paths) {
            long length = 0;
            for (int tag : ATTRIBUTES) {
                String value = scanner.GetValue(path.toString(), tag(tag));
                length += value == null ? 0 : value.length();
            }
            String uid = scanner.GetValue(path.toString(), tag(Tag.SOPInstanceUID));
            found += length > 0 && uid != null && !uid.isEmpty() ? 1 : 0;
        }
        scanner.delete();
        names.delete();
        return found;
    }

    private static gdcm.Tag tag(int tag) {
        return new gdcm.Tag(tag >>> 16, tag & 0xFFFF);
    }

    private static double gdcmscanner(Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of("gdcmscanner", "-d", folder.toString()));
        for (int tag : ATTRIBUTES) {
            command.add("-t");
            command.add(String.format("%04x,%04x", tag >>> 16, tag & 0xFFFF));
        }
        long start = System.nanoTime();
        int exit =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("gdcmscanner: " + exit);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
