package org.meridian.dicom.sr;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Tag;
import org.meridian.dicom.sr.Content.Measured;
import org.meridian.dicom.sr.Content.Value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the tree of a structured report (PS3.3 C.17.3, C.18). Stateless. */
public final class ContentReader {
    private static final int DEEPEST = 64;
    private static final int MOST_ITEMS = 200_000;

    private int items;

    private ContentReader() {}

    /**
     * The root of the tree.
     *
     * @throws MeridianException {@link DicomError#MISSING} where the object is no structured
     *     report, {@link DicomError#TOO_DEEP}, {@link DicomError#TOO_LARGE}
     */
    public static Content read(Dataset dataset) {
        if (!dataset.text(Tag.ValueType).equals("CONTAINER")) {
            throw new MeridianException(DicomError.MISSING, "ValueType");
        }
        return new ContentReader().item(dataset, 0);
    }

    private Content item(Dataset item, int depth) {
        if (depth > DEEPEST) {
            throw new MeridianException(
                    DicomError.TOO_DEEP, Tag.toString(Tag.ContentSequence), "0");
        }
        if (++items > MOST_ITEMS) {
            throw new MeridianException(
                    DicomError.TOO_LARGE, Tag.toString(Tag.ContentSequence), MOST_ITEMS);
        }
        List<Content> children = new ArrayList<>();
        for (Dataset child : item.items(Tag.ContentSequence)) {
            children.add(item(child, depth + 1));
        }
        return new Content(
                item.text(Tag.RelationshipType),
                Code.of(item, Tag.ConceptNameCodeSequence),
                value(item),
                children);
    }

    private static Value value(Dataset item) {
        String type = item.text(Tag.ValueType);
        return switch (type) {
            case "CONTAINER" ->
                    new Value.Container(
                            item.item(Tag.ContentTemplateSequence)
                                    .map(template -> template.text(Tag.TemplateIdentifier))
                                    .orElse(""));
            case "TEXT" -> new Value.Text(item.text(Tag.TextValue));
            case "NUM" -> number(item);
            case "CODE" ->
                    Code.of(item, Tag.ConceptCodeSequence)
                            .<Value>map(Value.Coded::new)
                            .orElseGet(() -> new Value.Other(type));
            case "PNAME" -> new Value.Person(item.personName(Tag.PersonName));
            case "UIDREF" -> new Value.Uid(item.text(Tag.UID));
            case "DATE" -> new Value.When(type, item.text(Tag.Date));
            case "TIME" -> new Value.When(type, item.text(Tag.Time));
            case "DATETIME" -> new Value.When(type, item.text(Tag.DateTime));
            case "IMAGE", "COMPOSITE", "WAVEFORM" -> reference(type, item);
            case "SCOORD" -> new Value.OnImage(item.text(Tag.GraphicType), graphic(item));
            case "SCOORD3D" ->
                    new Value.InPatient(
                            item.text(Tag.GraphicType),
                            item.text(Tag.ReferencedFrameOfReferenceUID),
                            graphic(item));
            default -> new Value.Other(type);
        };
    }

    /** The floating point value is exact where the decimal text is rounded (PS3.3 C.18.1). */
    private static Value number(Dataset item) {
        Optional<Dataset> measured = item.item(Tag.MeasuredValueSequence);
        OptionalDouble value =
                measured.map(
                                m ->
                                        m.contains(Tag.FloatingPointValue)
                                                ? m.number(Tag.FloatingPointValue)
                                                : m.number(Tag.NumericValue))
                        .orElse(OptionalDouble.empty());
        Optional<Code> unit = measured.flatMap(m -> Code.of(m, Tag.MeasurementUnitsCodeSequence));
        return new Value.Number(
                value.isPresent()
                        ? Optional.of(
                                new Measured(
                                        value.getAsDouble(),
                                        unit.orElse(new Code("1", "UCUM", "no units"))))
                        : Optional.empty(),
                Code.of(item, Tag.NumericValueQualifierCodeSequence));
    }

    private static Value reference(String type, Dataset item) {
        return item.item(Tag.ReferencedSOPSequence)
                .<Value>map(
                        sop ->
                                new Value.Reference(
                                        type,
                                        sop.text(Tag.ReferencedSOPClassUID),
                                        sop.text(Tag.ReferencedSOPInstanceUID),
                                        Arrays.stream(sop.integers(Tag.ReferencedFrameNumber))
                                                .boxed()
                                                .toList()))
                .orElseGet(() -> new Value.Other(type));
    }

    private static List<Double> graphic(Dataset item) {
        return Arrays.stream(item.numbers(Tag.GraphicData)).boxed().toList();
    }
}
