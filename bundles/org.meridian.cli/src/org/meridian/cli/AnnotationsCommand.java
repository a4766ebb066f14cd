package org.meridian.cli;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.record.Series;
import org.meridian.core.text.Texts;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.workflow.AnnotationFiles;
import org.meridian.workflow.Annotations;
import org.meridian.workflow.Brought;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code annotations list SERIES | export SERIES --as gsps|sr --out FILE.dcm | import FILE.dcm} */
final class AnnotationsCommand implements Command {
    private static final String ACTIONS = "list|export|import";
    private static final String HERE = "here";

    @Override
    public String name() {
        return "annotations";
    }

    @Override
    public Set<String> options() {
        return Set.of("as", "out", UptakeOption.NAME);
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String action = arguments.word(0, ACTIONS);
        String what = arguments.word(1, action.equals("import") ? "FILE" : "SERIES");
        arguments.atMost(2);
        return switch (action) {
            case "list" -> list(session.workstation().annotations(), what);
            case "export" -> export(session.workstation().annotationFiles(), what, arguments);
            case "import" -> {
                AnnotationFiles.Taken taken =
                        session.workstation().annotationFiles().take(arguments.path(what));
                yield Json.createObjectBuilder()
                        .add("imported", taken.kept())
                        .add("elsewhere", taken.elsewhere())
                        .build();
            }
            default -> throw new UsageException("word.unknown", action, ACTIONS);
        };
    }

    private static JsonObject list(Annotations annotations, String seriesUID) {
        Series series = annotations.series(seriesUID);
        JsonArrayBuilder all = Json.createArrayBuilder();
        annotations.of(series).forEach(a -> all.add(document(a, HERE)));
        for (Brought brought : annotations.brought(series)) {
            for (ForeignAnnotation foreign : brought.annotations()) {
                all.add(
                        document(foreign.annotation(), brought.modality())
                                .add("object", brought.object().sopInstanceUID())
                                .add("finding", foreign.finding())
                                .add("findingSite", foreign.site())
                                .add("stated", stated(foreign)));
            }
        }
        return Json.createObjectBuilder().add("annotations", all).build();
    }

    private static JsonArrayBuilder stated(ForeignAnnotation foreign) {
        JsonArrayBuilder stated = Json.createArrayBuilder();
        foreign.stated()
                .forEach(
                        s ->
                                stated.add(
                                        Json.createObjectBuilder()
                                                .add("name", s.name())
                                                .add("value", s.value())
                                                .add("unit", s.unit())));
        return stated;
    }

    private static JsonObjectBuilder document(Annotation annotation, String origin) {
        JsonArrayBuilder points = Json.createArrayBuilder();
        boolean flat = annotation.place() instanceof Place.OnImage;
        annotation
                .points()
                .forEach(
                        p -> {
                            JsonArrayBuilder one = Json.createArrayBuilder().add(p.x()).add(p.y());
                            points.add(flat ? one : one.add(p.z()));
                        });
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add("id", annotation.id().toString())
                        .add("origin", origin)
                        .add("shape", MeasureCommand.name(annotation.shape()))
                        .add("points", points)
                        .add("label", annotation.label())
                        .add("author", annotation.author())
                        .add("time", annotation.time().toString());
        switch (annotation.place()) {
            case Place.OnImage on ->
                    document.add("sopInstanceUID", on.sopInstanceUID()).add("frame", on.frame());
            case Place.InPatient in ->
                    document.add("frameOfReferenceUID", in.frameOfReferenceUID());
        }
        return document;
    }

    private static JsonObject export(AnnotationFiles files, String series, Arguments arguments) {
        AnnotationFiles.Form form =
                switch (arguments.required("as").toLowerCase(Locale.ROOT)) {
                    case "gsps" -> AnnotationFiles.Form.GSPS;
                    case "sr" -> AnnotationFiles.Form.SR;
                    default ->
                            throw new UsageException(
                                    "word.unknown", arguments.required("as"), "gsps|sr");
                };
        AnnotationFiles.Written written =
                files.write(
                        series,
                        form,
                        arguments.path(arguments.required("out")),
                        UptakeOption.of(arguments));
        List<String> paths = written.files().stream().map(Path::toString).toList();
        return Json.createObjectBuilder()
                .add("files", Json.createArrayBuilder(paths))
                .add("exported", written.annotations())
                .add("leftOut", written.leftOut())
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        if (result.containsKey("imported")) {
            return texts.get(
                            "annotations.imported",
                            result.getInt("imported"),
                            result.getInt("elsewhere"))
                    + "\n";
        }
        if (result.containsKey("exported")) {
            return texts.get(
                            "annotations.exported",
                            result.getInt("exported"),
                            result.getJsonArray("files").getString(0),
                            result.getInt("leftOut"))
                    + "\n";
        }
        List<JsonObject> all = result.getJsonArray("annotations").getValuesAs(JsonObject.class);
        return all.isEmpty()
                ? texts.get("annotations.none") + "\n"
                : all.stream()
                        .map(
                                a ->
                                        String.format(
                                                Locale.ROOT,
                                                "%-5s %-10s %-20s %s  %s\n",
                                                a.getString("origin"),
                                                a.getString("shape"),
                                                a.getString("author"),
                                                a.getString("label"),
                                                a.getString("finding", "")))
                        .collect(joining());
    }
}
