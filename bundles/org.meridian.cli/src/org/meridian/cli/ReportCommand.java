package org.meridian.cli;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.sr.ReportView;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code report INSTANCE|FILE} */
final class ReportCommand implements Command {
    @Override
    public String name() {
        return "report";
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String target = arguments.word(0, "INSTANCE|FILE");
        arguments.atMost(1);
        Locale locale = session.texts().locale();
        Path file = arguments.path(target);
        List<ReportView.Line> lines =
                Files.isRegularFile(file)
                        ? CommandFiles.read(
                                file, s -> ReportView.of(DicomReader.read(s).dataset(), locale))
                        : session.workstation().objects().report(target, locale);
        JsonArrayBuilder all = Json.createArrayBuilder();
        lines.forEach(
                line ->
                        all.add(
                                Json.createObjectBuilder()
                                        .add("depth", line.depth())
                                        .add("heading", line.heading())
                                        .add("text", line.text())));
        return Json.createObjectBuilder().add("lines", all).build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return result.getJsonArray("lines").getValuesAs(JsonObject.class).stream()
                .map(ReportCommand::line)
                .collect(joining());
    }

    private static String line(JsonObject line) {
        String heading = line.getString("heading");
        String text = line.getString("text");
        String both = heading.isEmpty() || text.isEmpty() ? heading + text : heading + ": " + text;
        return "  ".repeat(line.getInt("depth")) + both + "\n";
    }
}
