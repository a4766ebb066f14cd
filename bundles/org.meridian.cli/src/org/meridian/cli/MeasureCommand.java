package org.meridian.cli;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.text.Texts;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.measure.Measurement;
import org.meridian.imaging.measure.Quantity;
import org.meridian.workflow.Measures;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code measure INSTANCE|FILE SHAPE X,Y... [--frame N] [--uptake KIND]} */
final class MeasureCommand implements Command {
    @Override
    public String name() {
        return "measure";
    }

    @Override
    public Set<String> options() {
        return Set.of("frame", UptakeOption.NAME);
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String target = arguments.word(0, "INSTANCE|FILE");
        Shape shape = shape(arguments.word(1, "SHAPE"));
        List<Position> points =
                arguments.words().stream().skip(2).map(MeasureCommand::point).toList();
        List<Position> corners = corners(shape, points);
        if (!shape.takes(corners.size())) {
            throw new UsageException("measure.points", name(shape), points.size());
        }
        int frame = arguments.number("frame", 1, 1, Integer.MAX_VALUE);
        Optional<UptakeKind> uptake = UptakeOption.of(arguments);
        Path file = arguments.path(target);
        Measurement measured =
                Files.isRegularFile(file)
                        ? CommandFiles.read(
                                file, s -> Measures.measure(s, frame, shape, corners, uptake))
                        : session.workstation()
                                .measures()
                                .measure(target, frame, shape, corners, uptake);
        JsonArrayBuilder values = Json.createArrayBuilder();
        measured.quantities().forEach(q -> values.add(value(q)));
        return Json.createObjectBuilder()
                .add("shape", name(shape))
                .add("frame", frame)
                .add("spacingSource", name(measured.source()))
                .add("values", values)
                .build();
    }

    static JsonObject value(Quantity quantity) {
        return Json.createObjectBuilder()
                .add("kind", name(quantity.kind()))
                .add("value", quantity.value())
                .add("unit", quantity.unit())
                .build();
    }

    private static Shape shape(String word) {
        return Arrays.stream(Shape.values())
                .filter(shape -> name(shape).equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "word.unknown",
                                        word,
                                        Stream.of(Shape.values())
                                                .map(MeasureCommand::name)
                                                .collect(joining("|"))));
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Position point(String word) {
        try {
            String[] numbers = word.split(",", -1);
            if (numbers.length == 2) {
                return Position.of(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new UsageException("measure.point", word);
    }

    /** An upright ellipse is given by two corners of its box as well. */
    private static List<Position> corners(Shape shape, List<Position> points) {
        if (shape != Shape.ELLIPSE || points.size() != 2) {
            return points;
        }
        Position a = points.getFirst();
        Position b = points.getLast();
        double x = (a.x() + b.x()) / 2;
        double y = (a.y() + b.y()) / 2;
        return List.of(
                Position.of(a.x(), y),
                Position.of(b.x(), y),
                Position.of(x, a.y()),
                Position.of(x, b.y()));
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        String values =
                result.getJsonArray("values").getValuesAs(JsonObject.class).stream()
                        .map(
                                v ->
                                        String.format(
                                                texts.locale(),
                                                "%-12s %.3f %s\n",
                                                texts.get("measure." + v.getString("kind")),
                                                v.getJsonNumber("value").doubleValue(),
                                                v.getString("unit")))
                        .collect(joining());
        String source = texts.get("measure.source." + result.getString("spacingSource"));
        return (values.isEmpty() ? texts.get("measure.nothing") + "\n" : values) + source + "\n";
    }
}
