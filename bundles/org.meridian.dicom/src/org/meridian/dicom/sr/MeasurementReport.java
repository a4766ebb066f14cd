package org.meridian.dicom.sr;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Shape;
import org.meridian.core.record.PersonName;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.Tag;
import org.meridian.dicom.Uids;
import org.meridian.dicom.derived.DerivedObject;
import org.meridian.dicom.derived.Drawn;
import org.meridian.dicom.derived.Graphic;
import org.meridian.dicom.derived.SourceImages;
import org.meridian.dicom.sr.Content.Measured;
import org.meridian.dicom.sr.Content.Value;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.measure.Quantity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes annotations with what they measure as a measurement report (PS3.16 TID 1500): one
 * measurement group each, by image or, where drawn in the patient, by frame of reference.
 * Stateless.
 */
public final class MeasurementReport {
    /** Names this program and the shape before the number of a tracking identifier. */
    static final String TRACKING = "Meridian:";

    private static final String COMPREHENSIVE = "1.2.840.10008.5.1.4.1.1.88.33";
    private static final String COMPREHENSIVE_3D = "1.2.840.10008.5.1.4.1.1.88.34";

    private MeasurementReport() {}

    /**
     * The report.
     *
     * @param images all that the annotations lie on; of those in the patient, the series' images
     * @param author who reports
     */
    public static Dataset of(
            SourceImages images, List<Drawn> drawn, PersonName author, Instant now) {
        boolean space =
                drawn.stream().anyMatch(d -> d.annotation().place() instanceof Place.InPatient);
        DatasetBuilder object =
                DerivedObject.of(
                        images,
                        space ? COMPREHENSIVE_3D : COMPREHENSIVE,
                        "SR",
                        "Measurements",
                        now);
        DerivedObject.stamp(object, Tag.ContentDate, Tag.ContentTime, now);
        List<String> uids =
                images.all().stream().map(h -> h.requireString(Tag.SOPInstanceUID)).toList();
        object.string(Tag.CompletionFlag, "COMPLETE")
                .string(Tag.VerificationFlag, "UNVERIFIED")
                .items(Tag.ReferencedPerformedProcedureStepSequence, List.of())
                .items(Tag.PerformedProcedureCodeSequence, List.of())
                .items(Tag.CurrentRequestedProcedureEvidenceSequence, images.evidence(uids));
        ContentWriter.write(root(images, uids, drawn, author), object);
        return object.build();
    }

    private static Content root(
            SourceImages images, List<String> uids, List<Drawn> drawn, PersonName author) {
        List<Content> library =
                uids.stream()
                        .map(uid -> ContentWriter.image("CONTAINS", images, uid, List.of()))
                        .toList();
        List<Content> groups = new ArrayList<>();
        for (Drawn one : drawn) {
            groups.add(group(images, one, groups.size() + 1));
        }
        List<Content> items = new ArrayList<>();
        items.add(
                Content.of(
                        "HAS CONCEPT MOD",
                        Concepts.LANGUAGE,
                        new Value.Coded(new Code("en", "RFC5646", "English"))));
        items.addAll(ContentWriter.observer(author));
        items.add(
                Content.of(
                        "HAS CONCEPT MOD",
                        Concepts.PROCEDURE_REPORTED,
                        new Value.Coded(Concepts.IMAGING_PROCEDURE)));
        items.add(
                Content.of(
                        "CONTAINS",
                        Concepts.IMAGE_LIBRARY,
                        new Value.Container("1600"),
                        container(Concepts.IMAGE_LIBRARY_GROUP, "", library)));
        items.add(container(Concepts.IMAGING_MEASUREMENTS, "", groups));
        return new Content(
                "",
                Optional.of(Concepts.IMAGING_MEASUREMENT_REPORT),
                new Value.Container("1500"),
                items);
    }

    private static Content container(Code name, String template, List<Content> items) {
        return new Content("CONTAINS", Optional.of(name), new Value.Container(template), items);
    }

    private static Content group(SourceImages images, Drawn drawn, int number) {
        Annotation annotation = drawn.annotation();
        List<Content> items = new ArrayList<>();
        items.add(
                Content.of(
                        "HAS OBS CONTEXT",
                        Concepts.TRACKING_IDENTIFIER,
                        new Value.Text(TRACKING + annotation.shape() + ":" + number)));
        items.add(
                Content.of(
                        "HAS OBS CONTEXT",
                        Concepts.TRACKING_UID,
                        new Value.Uid(Uids.of(annotation.id().value()))));
        if (!annotation.label().isBlank()) {
            items.add(Content.of("CONTAINS", Concepts.COMMENT, new Value.Text(annotation.label())));
        }
        List<Quantity> quantities = drawn.measurement().quantities();
        boolean region = annotation.shape().closed() || quantities.isEmpty();
        if (region) {
            items.addAll(geometry(images, annotation, "CONTAINS"));
        }
        for (Quantity quantity : quantities) {
            items.add(number(images, annotation, quantity, region));
        }
        return container(
                Concepts.MEASUREMENT_GROUP, annotation.shape().closed() ? "1410" : "1501", items);
    }

    private static Content number(
            SourceImages images, Annotation annotation, Quantity quantity, boolean region) {
        List<Content> under = new ArrayList<>();
        derivation(quantity.kind())
                .ifPresent(
                        code ->
                                under.add(
                                        Content.of(
                                                "HAS CONCEPT MOD",
                                                Concepts.DERIVATION,
                                                new Value.Coded(code))));
        if (!region) {
            under.addAll(geometry(images, annotation, "INFERRED FROM"));
        }
        return new Content(
                "CONTAINS",
                Optional.of(concept(annotation.shape(), quantity)),
                new Value.Number(
                        Optional.of(new Measured(quantity.value(), unit(quantity.unit()))),
                        Optional.empty()),
                under);
    }

    private static List<Content> geometry(
            SourceImages images, Annotation annotation, String relationship) {
        return Graphic.of(annotation).stream()
                .map(graphic -> region(images, annotation.place(), graphic, relationship))
                .toList();
    }

    private static Content region(
            SourceImages images, Place place, Graphic graphic, String relationship) {
        return switch (place) {
            case Place.OnImage on ->
                    Content.of(
                            relationship,
                            Concepts.IMAGE_REGION,
                            new Value.OnImage(graphic.type(), graphic.numbers()),
                            ContentWriter.image(
                                    "SELECTED FROM",
                                    images,
                                    on.sopInstanceUID(),
                                    List.of(on.frame())));
            case Place.InPatient in ->
                    Content.of(
                            relationship,
                            Concepts.IMAGE_REGION,
                            new Value.InPatient(
                                    graphic.type(), in.frameOfReferenceUID(), graphic.numbers()));
        };
    }

    private static Code concept(Shape shape, Quantity quantity) {
        return switch (quantity.kind()) {
            case LENGTH -> Concepts.LENGTH;
            case ANGLE -> shape == Shape.COBB ? Concepts.COBB_ANGLE : Concepts.ANGLE;
            case AREA -> Concepts.AREA;
            case MEAN, DEVIATION, MINIMUM, MAXIMUM ->
                    quantity.unit().equals(Quantity.HOUNSFIELD)
                            ? Concepts.ATTENUATION_COEFFICIENT
                            : UptakeKind.ofUnit(quantity.unit())
                                    .map(Concepts::uptake)
                                    .orElse(Concepts.PIXEL_VALUE);
        };
    }

    private static Optional<Code> derivation(Quantity.Kind kind) {
        return switch (kind) {
            case MEAN -> Optional.of(Concepts.MEAN);
            case DEVIATION -> Optional.of(Concepts.STANDARD_DEVIATION);
            case MINIMUM -> Optional.of(Concepts.MINIMUM);
            case MAXIMUM -> Optional.of(Concepts.MAXIMUM);
            case LENGTH, ANGLE, AREA -> Optional.empty();
        };
    }

    private static Code unit(String ucum) {
        String meaning =
                switch (ucum) {
                    case Quantity.MILLIMETRE -> "millimeter";
                    case Quantity.SQUARE_MILLIMETRE -> "square millimeter";
                    case Quantity.DEGREE -> "degree";
                    case Quantity.HOUNSFIELD -> "Hounsfield unit";
                    case Quantity.NO_UNIT -> "no units";
                    case Quantity.PIXEL -> "pixels";
                    case Quantity.SQUARE_PIXEL -> "square pixels";
                    default -> UptakeKind.ofUnit(ucum).map(MeasurementReport::meaning).orElse(ucum);
                };
        return new Code(ucum, "UCUM", meaning);
    }

    /** As CID 85 has it. */
    private static String meaning(UptakeKind kind) {
        return "Standardized Uptake Value "
                + switch (kind) {
                    case BODY_WEIGHT -> "body weight";
                    case LEAN_BODY_MASS -> "lean body mass (James 128 multiplier)";
                    case LEAN_BODY_MASS_JANMAHASATIAN -> "lean body mass (Janma)";
                    case BODY_SURFACE_AREA -> "body surface area";
                    case LEAN_BODY_MASS_AS_GIVEN -> "lean body mass (James)";
                };
    }
}
