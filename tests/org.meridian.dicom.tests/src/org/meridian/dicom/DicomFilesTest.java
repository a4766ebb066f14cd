package org.meridian.dicom;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameDecoder;
import org.meridian.dicom.pixel.FrameDigest;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads every file of the test data, decodes every frame and compares it with what other toolkits
 * make of it; holds docs/dicom-files.md to the outcome.
 */
class DicomFilesTest {
    private static final int GROUPED_FROM = 8;

    /** The exceptions' file names, each with its reason behind a tab. */
    private static final String REASONS = "dicom-files-reasons.tsv";

    /** Where decoders add in different orders and may round to either side. */
    private static final Set<TransferSyntax> ROUNDED =
            Set.of(
                    TransferSyntax.HTJ2K,
                    TransferSyntax.JPEG_BASELINE,
                    TransferSyntax.JPEG_EXTENDED,
                    TransferSyntax.JPEG_SPECTRAL_SELECTION,
                    TransferSyntax.JPEG_FULL_PROGRESSION);

    /** What became of one file; {@code failure} is empty when all is as it should be. */
    private record Outcome(String syntax, String text, String failure) {}

    @Test
    void everyFileIsReadAndEveryFrameAgreesWithThePeers(@TempDir Path scratch) throws IOException {
        Path data = TestData.path("dicom");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(data)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        assertTrue(files.size() > 400, "files: " + files.size());
        Map<String, List<String[]>> peers = new LinkedHashMap<>();
        for (String[] line : new DicomPeers(scratch).frames(files)) {
            peers.computeIfAbsent(line[0], path -> new ArrayList<>()).add(line);
        }
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (Path file : files) {
            List<String[]> answers = peers.getOrDefault(file.toString(), List.of());
            outcomes.put(data.relativize(file).toString(), outcome(file, answers, scratch));
        }
        explain(outcomes);
        String table = table(outcomes);
        Path build = TestData.root().resolve(env("MERIDIAN_BUILD", ".build"));
        Path written = Files.createDirectories(build.resolve("reports")).resolve("dicom-files.md");
        Files.writeString(written, table);
        assertAll(
                outcomes.entrySet().stream()
                        .map(
                                entry ->
                                        () ->
                                                assertEquals(
                                                        "",
                                                        entry.getValue().failure,
                                                        entry.getKey())));
        assertTrue(
                Files.readString(TestData.root().resolve("docs/dicom-files.md")).equals(table),
                "docs/dicom-files.md is not what the files give; the new one is " + written);
    }

    /** Adds to each exception why it is one; each has to have its reason. */
    private static void explain(Map<String, Outcome> outcomes) throws IOException {
        Map<String, String> reasons = new HashMap<>();
        try (InputStream lines = DicomFilesTest.class.getResourceAsStream(REASONS)) {
            String text =
                    new String(
                            Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
            text.lines().map(l -> l.split("\t")).forEach(l -> reasons.put(l[0], l[1]));
        }
        outcomes.replaceAll(
                (path, outcome) -> {
                    if (outcome.text.endsWith("same as peers")
                            || outcome.text.startsWith(DicomError.NO_PIXELS.code())) {
                        return outcome;
                    }
                    String why = reasons.get(path.substring(path.lastIndexOf('/') + 1));
                    return why == null
                            ? new Outcome(outcome.syntax, outcome.text, "no reason is given")
                            : new Outcome(
                                    outcome.syntax,
                                    outcome.text.replaceFirst("\\.$", "") + ". Why: " + why,
                                    outcome.failure);
                });
    }

    private static String env(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static Outcome outcome(Path path, List<String[]> answers, Path scratch)
            throws IOException {
        String syntax = "";
        try (ByteSource source = ByteSources.open(path)) {
            DicomFile file = DicomReader.read(source);
            syntax = file.transferSyntax().name();
            FrameDecoder decoder = FrameDecoder.of(file);
            int worst = 0;
            for (int i = 0; i < decoder.numberOfFrames(); i++) {
                Frame frame = decoder.decode(i);
                if (answers.size() <= i || answers.get(i)[1].equals("-1")) {
                    String reason = answers.isEmpty() ? "nothing" : answers.get(0)[2];
                    return new Outcome(
                            syntax, decoded(decoder) + "; no peer: " + brief(reason), "");
                }
                int difference = difference(frame, answers.get(i), scratch);
                if (difference > (ROUNDED.contains(file.transferSyntax()) ? 1 : 0)) {
                    String text = "frame " + i + " differs by " + difference;
                    return new Outcome(syntax, text, text);
                }
                worst = Math.max(worst, difference);
            }
            String text =
                    decoded(decoder) + (worst == 0 ? ", same as peers" : ", within 1 of peers");
            return new Outcome(syntax, text, "");
        } catch (MeridianException e) {
            boolean coded =
                    e.errorCode() instanceof DicomError && !e.text(java.util.Locale.ROOT).isEmpty();
            boolean peerDecodes = !answers.isEmpty() && !answers.get(0)[1].equals("-1");
            String failure =
                    !coded ? "no DCM code" : peerDecodes ? e.getMessage() + ", and a peer can" : "";
            return new Outcome(
                    syntax, e.getMessage() + ": " + e.text(java.util.Locale.ENGLISH), failure);
        }
    }

    private static String decoded(FrameDecoder decoder) {
        int frames = decoder.numberOfFrames();
        return frames + (frames == 1 ? " frame" : " frames");
    }

    private static String brief(String reason) {
        return reason.replaceAll("[:;].*", "");
    }

    /** The largest difference of a value to the peer's; 99999 when only the digests are known. */
    private static int difference(Frame frame, String[] answer, Path scratch) throws IOException {
        int count = frame.samples().length();
        if (FrameDigest.of(frame).equals(answer[5])) {
            return 0;
        }
        if (answer.length < 7) {
            return 99999;
        }
        IntBuffer theirs =
                ByteBuffer.wrap(Files.readAllBytes(scratch.resolve(answer[6])))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asIntBuffer();
        return IntStream.range(0, count)
                .map(i -> Math.abs(theirs.get(i) - (int) frame.value(i)))
                .max()
                .orElse(0);
    }

    private static String table(Map<String, Outcome> outcomes) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        outcomes.forEach(
                (path, outcome) -> {
                    String folder = path.substring(0, path.lastIndexOf('/') + 1);
                    String row = outcome.syntax + " | " + outcome.text.replace("|", "/");
                    alike.computeIfAbsent(folder + "\t" + row, key -> new ArrayList<>()).add(path);
                });
        List<String> rows = new ArrayList<>();
        alike.forEach(
                (key, paths) -> {
                    String[] parts = key.split("\t", 2);
                    if (paths.size() >= GROUPED_FROM) {
                        rows.add(
                                "| "
                                        + parts[0]
                                        + "* ("
                                        + paths.size()
                                        + " files) | "
                                        + parts[1]
                                        + " |");
                    } else {
                        paths.forEach(path -> rows.add("| " + path + " | " + parts[1] + " |"));
                    }
                });
        Collections.sort(rows);
        return """
        # What becomes of the DICOM test files

        Written by `DicomFilesTest`, which reads every file, decodes every frame and compares the
        stored values with those of dcmtk, GDCM, OpenJPEG, OpenJPH or pydicom. "Same" is equal in
        every sample. A code means that the file, or its pixels, are refused with that reason.
        Behind each exception stands why, and who is right.

        | file | transfer syntax | outcome |
        |---|---|---|
        """
                + String.join("\n", rows)
                + "\n";
    }
}
