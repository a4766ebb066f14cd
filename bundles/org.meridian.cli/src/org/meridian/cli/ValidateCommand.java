package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.core.text.Texts;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Tag;
import org.meridian.dicom.validate.Problem;
import org.meridian.dicom.validate.Validator;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code validate FILE} */
final class ValidateCommand implements Command {
    @Override
    public String name() {
        return "validate";
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        Path path = arguments.path(arguments.word(0, "FILE"));
        arguments.atMost(1);
        return CommandFiles.read(
                path,
                source -> {
                    DicomFile file = DicomReader.read(source);
                    List<Problem> problems = Validator.validate(file);
                    Locale locale = session.texts().locale();
                    return Json.createObjectBuilder()
                            .add("file", path.toString())
                            .add("sopClassUID", file.dataset().text(Tag.SOPClassUID))
                            .add("transferSyntaxUID", file.transferSyntax().uid())
                            .add(
                                    "valid",
                                    problems.stream()
                                            .noneMatch(p -> p.severity() == Problem.Severity.ERROR))
                            .add("problems", Documents.array(problems, p -> problem(p, locale)))
                            .build();
                });
    }

    private static JsonObjectBuilder problem(Problem problem, Locale locale) {
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                        .add("code", problem.code().code())
                        .add("tag", String.format("%08X", problem.tag()));
        if (problem.position() >= 0) {
            document.add("position", problem.position());
        }
        return document.add("message", problem.text(locale));
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        List<JsonObject> problems = result.getJsonArray("problems").getValuesAs(JsonObject.class);
        return problems.stream().map(p -> line(p, texts)).collect(Collectors.joining())
                + texts.get(
                        result.getBoolean("valid") ? "validate.valid" : "validate.invalid",
                        problems.size())
                + "\n";
    }

    private static String line(JsonObject problem, Texts texts) {
        return String.join(
                        "  ",
                        texts.get("severity." + problem.getString("severity")),
                        problem.getString("code"),
                        Tag.toString(Integer.parseUnsignedInt(problem.getString("tag"), 16)),
                        problem.containsKey("position")
                                ? "@" + problem.getJsonNumber("position")
                                : "@-",
                        problem.getString("message"))
                + "\n";
    }

    @Override
    public int exitCode(JsonObject result) {
        return result.getBoolean("valid") ? CommandLine.DONE : CommandLine.FAILED;
    }
}
