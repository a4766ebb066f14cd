package org.meridian.dicom.present;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.dicom.derived.Graphic;
import org.meridian.dicom.derived.ObjectStamp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what a state draws (PS3.3 C.10.5). An item of one drawing and one text is a drawing with a
 * label. What is placed on the display instead of the image is brought to the image by the
 * displayed area; without one it is told as left out.
 */
final class GraphicsReader {
    private final Dataset state;
    private final ObjectStamp stamp;
    private final List<String> omitted;
    private final Function<Place.OnImage, Display> displays;
    private final Map<Integer, Hint> hints = new HashMap<>();
    private final List<ForeignAnnotation> found = new ArrayList<>();

    /** What this program wrote to a graphic group. */
    private record Hint(Shape shape, String uid) {}

    GraphicsReader(
            Dataset state,
            ObjectStamp stamp,
            List<String> omitted,
            Function<Place.OnImage, Display> displays) {
        this.state = state;
        this.stamp = stamp;
        this.omitted = omitted;
        this.displays = displays;
        for (Dataset group : state.items(Tag.GraphicGroupSequence)) {
            String[] parts = group.text(Tag.GraphicGroupDescription).split(":");
            if (parts.length == 3 && parts[0].equals(GraphicsWriter.PROGRAM)) {
                Arrays.stream(Shape.values())
                        .filter(shape -> shape.name().equals(parts[1]))
                        .forEach(
                                shape ->
                                        hints.put(
                                                group.integer(Tag.GraphicGroupID).orElse(0),
                                                new Hint(shape, parts[2])));
            }
        }
    }

    List<ForeignAnnotation> read() {
        for (Dataset item : state.items(Tag.GraphicAnnotationSequence)) {
            for (Place.OnImage place : places(item)) {
                item(item, place);
            }
            if (item.contains(Tag.CompoundGraphicSequence)) {
                omit("Compound Graphic");
            }
        }
        return found;
    }

    private List<Place.OnImage> places(Dataset item) {
        Map<String, List<Integer>> references = PresentationStateReader.references(item);
        Map<String, List<Integer>> wanted = new LinkedHashMap<>(references);
        if (wanted.isEmpty()) {
            stamp.seriesOf().keySet().stream().sorted().forEach(i -> wanted.put(i, List.of()));
        }
        List<Place.OnImage> places = new ArrayList<>();
        wanted.forEach(
                (image, frames) ->
                        (frames.isEmpty() ? List.of(1) : frames)
                                .forEach(
                                        frame ->
                                                places.add(
                                                        new Place.OnImage(
                                                                stamp.seriesOf()
                                                                        .getOrDefault(image, ""),
                                                                image,
                                                                Math.max(1, frame)))));
        return places;
    }

    private void item(Dataset item, Place.OnImage place) {
        List<Dataset> texts = item.items(Tag.TextObjectSequence);
        List<Dataset> graphics = item.items(Tag.GraphicObjectSequence);
        Optional<Hint> hint = hint(texts, graphics);
        if (hint.isPresent() && item.text(Tag.GraphicLayer).equals(GraphicsWriter.VALUES)) {
            return;
        }
        boolean labelled = texts.size() == 1 && (graphics.size() == 1 || hint.isPresent());
        String label = labelled ? text(texts.getFirst()) : "";
        List<Graphic> drawn = new ArrayList<>();
        for (Dataset graphic : graphics) {
            pixels(
                            place,
                            graphic.text(Tag.GraphicAnnotationUnits),
                            graphic.numbers(Tag.GraphicData))
                    .ifPresent(
                            numbers ->
                                    drawn.add(new Graphic(graphic.text(Tag.GraphicType), numbers)));
        }
        for (Graphic.Figure figure : Graphic.figures(drawn, true, hint.map(Hint::shape))) {
            add(figure.shape(), place, figure.points(), label, hint);
        }
        if (graphics.isEmpty() || !labelled) {
            for (Dataset text : texts) {
                anchor(text, place)
                        .ifPresent(at -> add(Shape.TEXT, place, List.of(at), text(text), hint));
            }
        }
    }

    private Optional<Hint> hint(List<Dataset> texts, List<Dataset> graphics) {
        List<Dataset> all = new ArrayList<>(graphics);
        all.addAll(texts);
        return all.stream()
                .filter(object -> object.contains(Tag.GraphicGroupID))
                .findFirst()
                .flatMap(
                        object ->
                                Optional.ofNullable(
                                        hints.get(object.integer(Tag.GraphicGroupID).orElse(0))));
    }

    private static String text(Dataset text) {
        return text.text(Tag.UnformattedTextValue).replaceAll("\\R", "\n").strip();
    }

    private Optional<Position> anchor(Dataset text, Place.OnImage place) {
        boolean anchored = text.contains(Tag.AnchorPoint);
        String units =
                text.text(
                        anchored ? Tag.AnchorPointAnnotationUnits : Tag.BoundingBoxAnnotationUnits);
        double[] at = text.numbers(anchored ? Tag.AnchorPoint : Tag.BoundingBoxTopLeftHandCorner);
        return pixels(place, units, at)
                .flatMap(numbers -> new Graphic("POINT", numbers).onImage().stream().findFirst());
    }

    /** Numbers in PIXEL units. */
    private Optional<List<Double>> pixels(Place.OnImage place, String units, double... numbers) {
        if (!units.equals("DISPLAY")) {
            return Optional.of(Arrays.stream(numbers).boxed().toList());
        }
        Display display = displays.apply(place);
        if (display.area().isEmpty()) {
            omit("Graphic Annotation in DISPLAY units");
        }
        return display.area().map(area -> new DisplayUnits(display, area).toPixels(numbers));
    }

    private void add(
            Shape shape, Place place, List<Position> points, String label, Optional<Hint> hint) {
        String name = state.text(Tag.SOPInstanceUID) + "." + found.size();
        found.add(
                new ForeignAnnotation(
                        new Annotation(
                                stamp.id(hint.map(Hint::uid), name),
                                shape,
                                place,
                                points,
                                label,
                                state.personName(Tag.ContentCreatorName).display(),
                                stamp.time()),
                        "",
                        "",
                        List.of()));
    }

    private void omit(String part) {
        if (!omitted.contains(part)) {
            omitted.add(part);
        }
    }
}
