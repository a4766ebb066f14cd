package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.extension.Contribution;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.SpecificCharacterSet;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.VR;
import org.meridian.store.KeptKeys;
import org.meridian.workflow.Devices;
import org.meridian.workflow.RestoreRequest;
import org.meridian.workflow.Restored;
import org.meridian.workflow.Workstation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class CharsetCommandTest {
    /** No archive is opened for a file that lies outside of it. */
    private static final Session SESSION =
            new Session() {
                @Override
                public Workstation workstation() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Devices devices() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public List<Contribution<?>> modules() {
                    return List.of();
                }

                @Override
                public Restored restore(RestoreRequest request) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Path archive() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Optional<KeptKeys> kept() {
                    return Optional.empty();
                }

                @Override
                public char[] ask(Secret secret) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Progress progress() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Texts texts() {
                    return Texts.of(Commands.class);
                }

                @Override
                public void say(String line) {
                    throw new UnsupportedOperationException();
                }
            };

    private final CharsetCommand command = new CharsetCommand();

    private JsonObject run(Path folder, String... words) {
        return command.run(SESSION, Arguments.parse(List.of(words), command, folder));
    }

    private static Path garbled(Path folder) throws IOException {
        Dataset dataset =
                Dataset.builder()
                        .characterSet(SpecificCharacterSet.parse("ISO_IR 100").orElseThrow())
                        .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7")
                        .string(Tag.SOPInstanceUID, "1.2.3")
                        .bytes(Tag.PatientName, VR.PN, "王^小东".getBytes(Charset.forName("GBK")))
                        .build();
        Path file = folder.resolve("a.dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomWriter.write(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
        }
        return file;
    }

    @Test
    void showsSuggestsRepairsAndTakesBack(@TempDir Path folder) throws IOException {
        Path file = garbled(folder);
        JsonObject shown = run(folder, "a.dcm");
        assertEquals("Íõ^Ð¡¶«", shown.getJsonArray("declaredTexts").getString(0));
        assertEquals("GB18030", shown.getString("as"));
        assertEquals("王^小东", shown.getJsonArray("texts").getString(0));
        String printed = command.print(shown, Texts.of(Commands.class));
        assertEquals(4, printed.lines().count(), printed);
        run(folder, "a.dcm", "--out", "b.dcm");
        try (ByteSource source = ByteSources.open(folder.resolve("b.dcm"))) {
            assertEquals("王^小东", DicomReader.read(source).dataset().text(Tag.PatientName));
        }
        run(folder, "b.dcm", "--undo", "c.dcm");
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(folder.resolve("c.dcm")));
    }

    @Test
    void termsAndFilesAreChecked(@TempDir Path folder) throws IOException {
        garbled(folder);
        assertThrows(UsageException.class, () -> run(folder, "a.dcm", "--as", "UTF-8"));
        assertThrows(
                UsageException.class,
                () -> run(folder, "a.dcm", "--out", "b.dcm", "--texts", "some"));
        // what is there is not written over
        assertThrows(RuntimeException.class, () -> run(folder, "a.dcm", "--out", "a.dcm"));
    }
}
