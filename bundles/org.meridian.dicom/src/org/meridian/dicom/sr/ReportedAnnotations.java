package org.meridian.dicom.sr;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Shape;
import org.meridian.core.record.PersonName;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.dicom.derived.ForeignAnnotation.Stated;
import org.meridian.dicom.derived.Graphic;
import org.meridian.dicom.derived.ObjectStamp;
import org.meridian.dicom.sr.Content.Value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The annotations of a report that somebody else may have written. Measurement groups (PS3.16 TID
 * 1410, 1411, 1501) are read whole; coordinates that stand elsewhere in the tree are read as bare
 * drawings. Stateless.
 */
public final class ReportedAnnotations {
    private static final Pattern TRACKING =
            Pattern.compile(MeasurementReport.TRACKING + "([A-Z]+):.*");

    private final String sopInstanceUID;
    private final ObjectStamp stamp;
    private final String author;
    private final List<ForeignAnnotation> found = new ArrayList<>();
    private final Set<Content> read = Collections.newSetFromMap(new IdentityHashMap<>());

    private ReportedAnnotations(Dataset report, Content root) {
        sopInstanceUID = report.text(Tag.SOPInstanceUID);
        stamp = ObjectStamp.of(report);
        author =
                root.child(Concepts.PERSON_OBSERVER_NAME, Value.Person.class)
                        .map(Value.Person::name)
                        .map(PersonName::display)
                        .orElse("");
    }

    /** All annotations of a report, in its order; none where it draws nothing. */
    public static List<ForeignAnnotation> of(Dataset report) {
        Content root = ContentReader.read(report);
        ReportedAnnotations reader = new ReportedAnnotations(report, root);
        root.all().filter(c -> c.named(Concepts.MEASUREMENT_GROUP)).forEach(reader::group);
        root.all().forEach(reader::bare);
        return reader.found;
    }

    private void group(Content group) {
        List<Content> graphics =
                group.all().filter(c -> isGraphic(c.value())).filter(read::add).toList();
        Optional<Shape> hint = hint(group);
        Optional<String> uid =
                group.child(Concepts.TRACKING_UID, Value.Uid.class).map(Value.Uid::uid);
        String label =
                group.child(Concepts.COMMENT, Value.Text.class).map(Value.Text::text).orElse("");
        List<Stated> stated = group.children().stream().flatMap(c -> stated(c).stream()).toList();
        String finding = coded(group, Concepts.FINDING);
        String site = coded(group, Concepts.FINDING_SITE);
        add(graphics, hint, uid, label, finding, site, stated);
    }

    private void bare(Content item) {
        if (isGraphic(item.value()) && read.add(item)) {
            add(
                    List.of(item),
                    Optional.empty(),
                    Optional.empty(),
                    item.name().map(Code::meaning).orElse(""),
                    "",
                    "",
                    List.of());
        }
    }

    private static boolean isGraphic(Value value) {
        return value instanceof Value.OnImage || value instanceof Value.InPatient;
    }

    private static Optional<Shape> hint(Content group) {
        Optional<Matcher> own =
                group.child(Concepts.TRACKING_IDENTIFIER, Value.Text.class)
                        .map(text -> TRACKING.matcher(text.text()))
                        .filter(Matcher::matches);
        for (Shape shape : Shape.values()) {
            if (own.filter(m -> m.group(1).equals(shape.name())).isPresent()) {
                return Optional.of(shape);
            }
        }
        if (group.children(Concepts.COBB_ANGLE).findAny().isPresent()) {
            return Optional.of(Shape.COBB);
        }
        if (group.children(Concepts.ANGLE).findAny().isPresent()) {
            return Optional.of(Shape.ANGLE);
        }
        return group.children(Concepts.LENGTH).findAny().isPresent()
                ? Optional.of(Shape.LENGTH)
                : Optional.empty();
    }

    private static String coded(Content group, Code concept) {
        return group.child(concept, Value.Coded.class).map(c -> c.code().meaning()).orElse("");
    }

    private static Optional<Stated> stated(Content item) {
        if (!(item.value() instanceof Value.Number number) || number.measured().isEmpty()) {
            return Optional.empty();
        }
        String name = item.name().map(Code::meaning).orElse("");
        String derivation = coded(item, Concepts.DERIVATION);
        return number.measured()
                .map(
                        m ->
                                new Stated(
                                        derivation.isEmpty() ? name : name + " " + derivation,
                                        m.value(),
                                        m.unit().value()));
    }

    private void add(
            List<Content> graphics,
            Optional<Shape> hint,
            Optional<String> uid,
            String label,
            String finding,
            String site,
            List<Stated> stated) {
        if (graphics.isEmpty()) {
            return;
        }
        Map<Place, List<Graphic>> byPlace = new LinkedHashMap<>();
        for (Content item : graphics) {
            place(item)
                    .ifPresent(
                            p ->
                                    byPlace.computeIfAbsent(p, k -> new ArrayList<>())
                                            .add(graphic(item.value())));
        }
        int first = found.size();
        byPlace.forEach(
                (place, drawn) -> {
                    boolean flat = place instanceof Place.OnImage;
                    for (Graphic.Figure figure :
                            Graphic.figures(drawn.stream().distinct().toList(), flat, hint)) {
                        AnnotationId id =
                                stamp.id(
                                        uid.filter(u -> found.size() == first),
                                        uid.orElse(sopInstanceUID) + "." + found.size());
                        found.add(
                                new ForeignAnnotation(
                                        new Annotation(
                                                id,
                                                figure.shape(),
                                                place,
                                                figure.points(),
                                                label,
                                                author,
                                                stamp.time()),
                                        finding,
                                        site,
                                        stated));
                    }
                });
    }

    private static Graphic graphic(Value value) {
        return switch (value) {
            case Value.OnImage on -> new Graphic(on.type(), on.numbers());
            case Value.InPatient in -> new Graphic(in.type(), in.numbers());
            default -> throw new IllegalArgumentException("no graphic");
        };
    }

    private Optional<Place> place(Content item) {
        if (item.value() instanceof Value.InPatient in) {
            return Optional.of(
                    new Place.InPatient(
                            stamp.seriesOf().values().stream().findFirst().orElse(""),
                            in.frameOfReferenceUID()));
        }
        return item.children().stream()
                .map(Content::value)
                .filter(Value.Reference.class::isInstance)
                .map(Value.Reference.class::cast)
                .findFirst()
                .map(
                        image ->
                                new Place.OnImage(
                                        stamp.seriesOf().getOrDefault(image.sopInstanceUID(), ""),
                                        image.sopInstanceUID(),
                                        Math.max(
                                                1, image.frames().stream().findFirst().orElse(1))));
    }
}
