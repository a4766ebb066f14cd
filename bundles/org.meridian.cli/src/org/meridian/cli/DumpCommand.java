package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

import org.meridian.core.text.Texts;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.json.DicomJsonWriter;
import org.meridian.dicom.text.DatasetDump;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** {@code dump FILE} */
final class DumpCommand implements Command {
    @Override
    public String name() {
        return "dump";
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        Path path = arguments.path(arguments.word(0, "FILE"));
        arguments.atMost(1);
        return CommandFiles.read(
                path,
                source -> {
                    DicomFile file = DicomReader.read(source);
                    FileBulk bulk = new FileBulk(path, file);
                    return Json.createObjectBuilder()
                            .add(
                                    "lines",
                                    Json.createArrayBuilder(
                                            DatasetDump.lines(file, session.texts().locale())))
                            .add("dataset", new DicomJsonWriter(bulk::uri).write(file.dataset()))
                            .build();
                });
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return result.getJsonArray("lines").getValuesAs(JsonString.class).stream()
                .map(line -> line.getString() + "\n")
                .collect(Collectors.joining());
    }

    /** The data set in the DICOM JSON model. */
    @Override
    public JsonObject document(JsonObject result) {
        return result.getJsonObject("dataset");
    }
}
