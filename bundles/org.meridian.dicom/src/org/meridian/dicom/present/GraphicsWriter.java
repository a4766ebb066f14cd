package org.meridian.dicom.present;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.SpecificCharacterSet;
import org.meridian.dicom.Tag;
import org.meridian.dicom.Uids;
import org.meridian.dicom.derived.Drawn;
import org.meridian.dicom.derived.Graphic;
import org.meridian.dicom.derived.SourceImages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes what is drawn as graphic annotations (PS3.3 C.10.5): the drawing with its label on one
 * layer, what it measures on another, held together as a graphic group (PS3.3 C.10.11) whose
 * description names the shape and the annotation.
 */
final class GraphicsWriter {
    static final String PROGRAM = "Meridian";
    static final String VALUES = "VALUES";
    private static final String DRAWINGS = "DRAWINGS";

    private final SourceImages images;
    private final List<Dataset> items = new ArrayList<>();
    private final List<Dataset> groups = new ArrayList<>();

    GraphicsWriter(SourceImages images) {
        this.images = images;
    }

    /** Sets the sequences of the state; annotations in the patient are no part of one. */
    void write(List<Drawn> drawn, DatasetBuilder state) {
        for (Drawn one : drawn) {
            boolean blank =
                    one.annotation().shape() == Shape.TEXT && one.annotation().label().isBlank();
            if (!blank && one.annotation().place() instanceof Place.OnImage place) {
                add(one, place);
            }
        }
        if (items.isEmpty()) {
            return;
        }
        state.items(Tag.GraphicAnnotationSequence, items)
                .items(Tag.GraphicGroupSequence, groups)
                .items(
                        Tag.GraphicLayerSequence,
                        List.of(
                                layer(DRAWINGS, 1, "Drawings and their labels"),
                                layer(VALUES, 2, "Measured values")));
    }

    private static Dataset layer(String name, int order, String description) {
        return item().string(Tag.GraphicLayer, name)
                .integer(Tag.GraphicLayerOrder, order)
                .string(Tag.GraphicLayerDescription, description)
                .build();
    }

    private void add(Drawn drawn, Place.OnImage place) {
        Annotation annotation = drawn.annotation();
        int group = groups.size() + 1;
        groups.add(
                item().integer(Tag.GraphicGroupID, group)
                        .string(Tag.GraphicGroupLabel, annotation.shape() + " " + group)
                        .string(
                                Tag.GraphicGroupDescription,
                                String.join(
                                        ":",
                                        PROGRAM,
                                        annotation.shape().name(),
                                        Uids.of(annotation.id().value())))
                        .build());
        List<Dataset> graphics = new ArrayList<>();
        if (annotation.shape() != Shape.TEXT) {
            for (Graphic graphic : Graphic.of(annotation)) {
                graphics.add(graphic(graphic, group));
            }
        }
        Position anchor = annotation.points().getLast();
        Optional<Dataset> label =
                annotation.label().isBlank()
                        ? Optional.empty()
                        : Optional.of(text(annotation.label(), anchor, group));
        DatasetBuilder item = on(place, DRAWINGS);
        label.ifPresent(text -> item.items(Tag.TextObjectSequence, List.of(text)));
        if (!graphics.isEmpty()) {
            item.items(Tag.GraphicObjectSequence, graphics);
        }
        items.add(item.build());
        String values =
                drawn.measurement().quantities().stream()
                        .map(q -> q.kind().name().toLowerCase(Locale.ROOT) + " " + q.text())
                        .collect(Collectors.joining("\r\n"));
        if (!values.isEmpty()) {
            items.add(
                    on(place, VALUES)
                            .items(Tag.TextObjectSequence, List.of(text(values, anchor, group)))
                            .build());
        }
    }

    private DatasetBuilder on(Place.OnImage place, String layer) {
        return item().items(
                        Tag.ReferencedImageSequence,
                        List.of(images.reference(place.sopInstanceUID(), place.frame())))
                .string(Tag.GraphicLayer, layer);
    }

    private static Dataset graphic(Graphic graphic, int group) {
        double[] numbers = graphic.numbers().stream().mapToDouble(Double::doubleValue).toArray();
        DatasetBuilder object =
                item().string(Tag.GraphicAnnotationUnits, "PIXEL")
                        .integer(Tag.GraphicDimensions, 2)
                        .integer(Tag.NumberOfGraphicPoints, numbers.length / 2)
                        .number(Tag.GraphicData, numbers)
                        .string(Tag.GraphicType, graphic.type())
                        .integer(Tag.GraphicGroupID, group);
        boolean closed =
                graphic.type().equals("ELLIPSE")
                        || numbers.length > 6
                                && numbers[0] == numbers[numbers.length - 2]
                                && numbers[1] == numbers[numbers.length - 1];
        if (closed) {
            object.string(Tag.GraphicFilled, "N");
        }
        return object.build();
    }

    private static Dataset text(String text, Position anchor, int group) {
        List<Double> at = Graphic.point(anchor).numbers();
        return item().string(Tag.AnchorPointAnnotationUnits, "PIXEL")
                .string(Tag.UnformattedTextValue, text.replaceAll("\\R", "\r\n"))
                .number(Tag.AnchorPoint, at.get(0), at.get(1))
                .string(Tag.AnchorPointVisibility, "N")
                .integer(Tag.GraphicGroupID, group)
                .build();
    }

    private static DatasetBuilder item() {
        return Dataset.builder(SpecificCharacterSet.UTF_8);
    }
}
