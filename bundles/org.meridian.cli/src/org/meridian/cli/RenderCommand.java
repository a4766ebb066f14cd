package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.core.io.ByteSource;
import org.meridian.core.text.Texts;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.present.PresentationState;
import org.meridian.dicom.present.PresentationStateReader;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.WindowLevel;
import org.meridian.workflow.RenderMarks;
import org.meridian.workflow.RenderView;
import org.meridian.workflow.Rendering;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * {@code render STUDY|SERIES|INSTANCE --out FILE.png [--window C/W] [--frame N] [--layout RxC]
 * [--mpr PLANE] [--mip KIND] [--state FILE|UID] [--annotations]}
 */
final class RenderCommand implements Command {
    private static final String STATE = "state";
    private static final String ANNOTATIONS = "annotations";

    @Override
    public String name() {
        return "render";
    }

    @Override
    public Set<String> options() {
        Set<String> names = new HashSet<>(RenderOptions.NAMES);
        names.add(STATE);
        return names;
    }

    @Override
    public Set<String> flags() {
        return Set.of(ANNOTATIONS);
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String uid = arguments.word(0, "STUDY|SERIES|INSTANCE");
        arguments.atMost(1);
        RenderOptions options = new RenderOptions(arguments);
        RenderView view = options.view();
        if (!(view instanceof RenderView.Taken)
                && (arguments.option(STATE).isPresent() || arguments.flag(ANNOTATIONS))) {
            throw new UsageException("render.marks");
        }
        Path file = arguments.path(arguments.required("out"));
        Rendering.Result result =
                session.workstation()
                        .rendering()
                        .render(
                                uid,
                                view,
                                options.layout(),
                                options.window(),
                                marks(session, arguments),
                                file,
                                session.progress());
        result.warnings(session.texts().locale()).forEach(session::say);
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add("file", result.file().toString())
                        .add("studyInstanceUID", result.studyInstanceUID())
                        .add("seriesInstanceUID", result.seriesInstanceUID());
        if (result.view() instanceof RenderView.Taken) {
            document.add("sopInstanceUID", result.image().sopInstanceUID())
                    .add("frame", result.image().frame());
        }
        document.add("columns", result.columns())
                .add("rows", result.rows())
                .add("lossyImageCompression", result.image().lossy())
                .add(
                        "warnings",
                        Json.createArrayBuilder(result.warnings(session.texts().locale())));
        result.plane().ifPresent(p -> add(document, p));
        result.window().ifPresent(w -> add(document, w));
        return document.build();
    }

    private static RenderMarks marks(Session session, Arguments arguments) {
        Optional<PresentationState> state =
                arguments
                        .option(STATE)
                        .map(
                                given ->
                                        Files.isRegularFile(arguments.path(given))
                                                ? CommandFiles.read(
                                                        arguments.path(given), RenderCommand::state)
                                                : session.workstation().annotations().state(given));
        return new RenderMarks(state, arguments.flag(ANNOTATIONS));
    }

    private static PresentationState state(ByteSource source) {
        return PresentationStateReader.read(DicomReader.read(source).dataset());
    }

    /** Where the first picture lies, named and ordered as in DICOM. */
    private static void add(JsonObjectBuilder document, PlaneGeometry plane) {
        document.add(
                        "imagePositionPatient",
                        Documents.numbers(
                                plane.origin().x(), plane.origin().y(), plane.origin().z()))
                .add(
                        "imageOrientationPatient",
                        Documents.numbers(
                                plane.row().x(),
                                plane.row().y(),
                                plane.row().z(),
                                plane.column().x(),
                                plane.column().y(),
                                plane.column().z()))
                .add("pixelSpacing", Documents.numbers(plane.rowSpacing(), plane.columnSpacing()));
    }

    private static void add(JsonObjectBuilder document, WindowLevel window) {
        document.add("windowCenter", window.center()).add("windowWidth", window.width());
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return texts.get("render.done", result.getString("file")) + "\n";
    }
}
