package org.meridian.dicom.sr;

import org.meridian.core.record.PersonName;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.SpecificCharacterSet;
import org.meridian.dicom.Tag;
import org.meridian.dicom.derived.SourceImages;
import org.meridian.dicom.sr.Content.Measured;
import org.meridian.dicom.sr.Content.Value;

import java.util.List;
import java.util.Optional;

/** Writes the tree of a structured report (PS3.3 C.17.3, C.18); texts are in UTF-8. Stateless. */
final class ContentWriter {
    private ContentWriter() {}

    /** Sets the root's attributes in the data set of the object. */
    static void write(Content root, DatasetBuilder target) {
        fill(target, root);
    }

    /** Who says it. */
    static List<Content> observer(PersonName name) {
        return List.of(
                Content.of(
                        "HAS OBS CONTEXT",
                        Concepts.OBSERVER_TYPE,
                        new Value.Coded(Concepts.PERSON)),
                Content.of(
                        "HAS OBS CONTEXT", Concepts.PERSON_OBSERVER_NAME, new Value.Person(name)));
    }

    /**
     * An item without a name that points at an image.
     *
     * @param frames of it, from 1, where it has several; none for all of it
     */
    static Content image(
            String relationship, SourceImages images, String uid, List<Integer> frames) {
        return new Content(
                relationship,
                Optional.empty(),
                new Value.Reference(
                        "IMAGE",
                        images.head(uid).requireString(Tag.SOPClassUID),
                        uid,
                        images.multiFrame(uid) ? frames : List.of()),
                List.of());
    }

    private static Dataset item(Content content) {
        DatasetBuilder item = Dataset.builder(SpecificCharacterSet.UTF_8);
        item.string(Tag.RelationshipType, content.relationship());
        fill(item, content);
        return item.build();
    }

    private static void fill(DatasetBuilder item, Content content) {
        content.name().ifPresent(n -> item.items(Tag.ConceptNameCodeSequence, List.of(n.item())));
        switch (content.value()) {
            case Value.Container container -> {
                item.string(Tag.ValueType, "CONTAINER").string(Tag.ContinuityOfContent, "SEPARATE");
                if (!container.template().isEmpty()) {
                    item.items(Tag.ContentTemplateSequence, List.of(template(container)));
                }
            }
            case Value.Text text ->
                    item.string(Tag.ValueType, "TEXT").string(Tag.TextValue, text.text());
            case Value.Number number -> {
                item.string(Tag.ValueType, "NUM")
                        .items(
                                Tag.MeasuredValueSequence,
                                number.measured().map(ContentWriter::measured).stream().toList());
                number.qualifier()
                        .ifPresent(
                                q ->
                                        item.items(
                                                Tag.NumericValueQualifierCodeSequence,
                                                List.of(q.item())));
            }
            case Value.Coded coded ->
                    item.string(Tag.ValueType, "CODE")
                            .items(Tag.ConceptCodeSequence, List.of(coded.code().item()));
            case Value.Person person ->
                    item.string(Tag.ValueType, "PNAME").personName(Tag.PersonName, person.name());
            case Value.Uid uid -> item.string(Tag.ValueType, "UIDREF").string(Tag.UID, uid.uid());
            case Value.When when ->
                    item.string(Tag.ValueType, when.type())
                            .string(
                                    switch (when.type()) {
                                        case "DATE" -> Tag.Date;
                                        case "TIME" -> Tag.Time;
                                        default -> Tag.DateTime;
                                    },
                                    when.text());
            case Value.Reference reference ->
                    item.string(Tag.ValueType, reference.type())
                            .items(Tag.ReferencedSOPSequence, List.of(reference(reference)));
            case Value.OnImage graphic ->
                    item.string(Tag.ValueType, "SCOORD")
                            .string(Tag.GraphicType, graphic.type())
                            .number(Tag.GraphicData, numbers(graphic.numbers()));
            case Value.InPatient graphic ->
                    item.string(Tag.ValueType, "SCOORD3D")
                            .string(Tag.GraphicType, graphic.type())
                            .string(
                                    Tag.ReferencedFrameOfReferenceUID,
                                    graphic.frameOfReferenceUID())
                            .number(Tag.GraphicData, numbers(graphic.numbers()));
            case Value.Other other ->
                    throw new IllegalArgumentException("not written: " + other.type());
        }
        if (!content.children().isEmpty()) {
            item.items(
                    Tag.ContentSequence,
                    content.children().stream().map(ContentWriter::item).toList());
        }
    }

    private static Dataset template(Value.Container container) {
        return Dataset.builder(SpecificCharacterSet.UTF_8)
                .string(Tag.MappingResource, "DCMR")
                .string(Tag.TemplateIdentifier, container.template())
                .build();
    }

    private static Dataset measured(Measured measured) {
        return Dataset.builder(SpecificCharacterSet.UTF_8)
                .number(Tag.NumericValue, measured.value())
                .number(Tag.FloatingPointValue, measured.value())
                .items(Tag.MeasurementUnitsCodeSequence, List.of(measured.unit().item()))
                .build();
    }

    private static Dataset reference(Value.Reference reference) {
        DatasetBuilder item =
                Dataset.builder(SpecificCharacterSet.UTF_8)
                        .string(Tag.ReferencedSOPClassUID, reference.sopClassUID())
                        .string(Tag.ReferencedSOPInstanceUID, reference.sopInstanceUID());
        if (!reference.frames().isEmpty()) {
            item.integer(
                    Tag.ReferencedFrameNumber,
                    reference.frames().stream().mapToInt(Integer::intValue).toArray());
        }
        return item.build();
    }

    private static double[] numbers(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
