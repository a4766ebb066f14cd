package org.meridian.ui.viewer.model;

import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.imaging.ImageFilter;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Straightening;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.WindowLevel;
import org.meridian.ui.PatientText;
import org.meridian.workflow.ImageDescription;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What each field of an image's texts says, in one language. Immutable. */
final class FieldText {
    /** In radians; less is not seen. */
    private static final double LEAST_INCLINATION = 1e-4;

    private final Texts texts;
    private final PatientText patientText;

    FieldText(Texts texts) {
        this.texts = texts;
        patientText = new PatientText(texts.locale());
    }

    /** What a field says of a cell; nothing where it is not known. */
    List<String> lines(OverlayField field, ViewerModel model) {
        return filled(all(field, model));
    }

    private List<String> all(OverlayField field, ViewerModel model) {
        return switch (field) {
            case NAME -> of(model.subject(), s -> patientText.name(s.patient()));
            case ID -> of(model.subject(), s -> patientText.id(s.patient()));
            case SEX_AGE -> of(model.subject(), this::sexAndAge);
            case BORN -> of(model.subject(), s -> patientText.born(s.patient()));
            case STUDY_DATE -> of(study(model).flatMap(Study::studyDate), LocalDate::toString);
            case STUDY_TIME -> of(study(model), s -> time(s.studyTime()));
            case ACCESSION ->
                    of(
                            study(model).map(Study::accessionNumber).filter(n -> !n.isEmpty()),
                            n -> texts.get("overlay.accession", n));
            case STUDY_DESCRIPTION -> of(study(model), Study::studyDescription);
            case MODALITY -> of(model.subject().flatMap(Subject::series), Series::modality);
            case SERIES ->
                    of(
                            model.subject().flatMap(Subject::series),
                            s -> joined(number(s), s.seriesDescription()));
            default -> model.displayed().map(d -> lines(field, model, d)).orElse(List.of());
        };
    }

    /** Of fields that tell of the displayed slice. */
    private List<String> lines(OverlayField field, ViewerModel model, Displayed d) {
        ImageDescription description = d.description();
        return switch (field) {
            case PROJECTION ->
                    List.of(
                            joined(
                                    description.projection().laterality(),
                                    description.projection().view()));
            case POINTER ->
                    model.pointerValue()
                            .map(v -> pointer(model, v, description.unit()))
                            .orElse(List.of());
            case LOADING ->
                    when(
                            model.index() != d.index(),
                            "overlay.loading",
                            Integer.toString(model.index() + 1));
            case IMAGE -> image(model, d);
            case POSITION -> of(d.geometry(), g -> texts.get("overlay.position", tenths(along(g))));
            case OBLIQUE -> oblique(model, d);
            case THICKNESS -> thickness(model, d);
            case LOSSY -> when(description.lossy(), "overlay.lossy");
            case AI ->
                    when(
                            !model.findings().all().isEmpty(),
                            "overlay.ai",
                            Integer.toString(model.findings().all().size()));
            case SLAB -> slab(d);
            case FUSION -> fusion(model, d);
            case FILTER -> {
                ImageFilter filter = model.appearance().filter();
                yield when(filter != ImageFilter.NONE, "overlay.filter." + filter);
            }
            case SHUTTER ->
                    when(
                            model.covering().isPossible() && !model.covering().isOn(),
                            "overlay.shutter");
            case ZOOM -> List.of(zoom(model));
            case INVERTED -> when(model.greys().inverted(), "overlay.inverted");
            case WINDOW -> hasFunction(d) ? List.of() : window(model);
            default -> throw new IllegalArgumentException(field.toString());
        };
    }

    private static <T> List<String> of(Optional<T> thing, Function<T, String> text) {
        return thing.map(text).map(List::of).orElse(List.of());
    }

    private List<String> when(boolean so, String key, Object... arguments) {
        return so ? List.of(texts.get(key, arguments)) : List.of();
    }

    private static Optional<Study> study(ViewerModel model) {
        return model.subject().flatMap(Subject::study);
    }

    private String sexAndAge(Subject subject) {
        Patient patient = subject.patient();
        String age = subject.study().map(s -> patientText.age(patient, s)).orElse("");
        return joined(patientText.sex(patient), age);
    }

    /** Hours and minutes of DICOM's TM. */
    private static String time(String time) {
        return time.matches("\\d{4}.*") ? time.substring(0, 2) + ":" + time.substring(2, 4) : "";
    }

    private static String number(Series series) {
        return series.seriesNumber() > 0 ? Integer.toString(series.seriesNumber()) : "";
    }

    private List<String> image(ViewerModel model, Displayed d) {
        return switch (d.content()) {
            case Content.Outside outside ->
                    List.of(texts.get("overlay.outside." + outside.look().preset()));
            case Content.Straight straight -> curved(model, straight);
            default -> {
                String count = d.plane() == Plane.STACK ? "image" : "plane." + d.plane();
                yield List.of(
                        texts.get(
                                "overlay." + count,
                                Integer.toString(d.index() + 1),
                                Integer.toString(model.size())));
            }
        };
    }

    private List<String> curved(ViewerModel model, Content.Straight straight) {
        Straightening sheet = straight.sheet();
        List<String> lines = new ArrayList<>();
        model.pointerValue()
                .ifPresent(
                        p ->
                                lines.add(
                                        texts.get(
                                                "overlay.curved.pointer",
                                                tenths(p.column() * sheet.spacing()),
                                                tenths(sheet.offset(p.row())))));
        lines.add(texts.get("overlay.curved", tenths(sheet.path().length())));
        return lines;
    }

    private List<String> oblique(ViewerModel model, Displayed d) {
        if (!d.plane().cuts()) {
            return List.of();
        }
        double inclination = model.triad().inclination(d.plane());
        return when(
                inclination > LEAST_INCLINATION,
                "overlay.oblique",
                tenths(Math.toDegrees(inclination)));
    }

    private List<String> thickness(ViewerModel model, Displayed d) {
        if (d.content() instanceof Content.Outside || d.content() instanceof Content.Straight) {
            return List.of();
        }
        if (d.plane() != Plane.STACK) {
            return List.of(texts.get("overlay.reformat", hundredths(model.step())));
        }
        OptionalDouble thickness = d.description().sliceThickness();
        return when(thickness.isPresent(), "overlay.thickness", hundredths(thickness.orElse(0)));
    }

    /** How much of the volume is seen at once, and through which function. */
    private List<String> slab(Displayed d) {
        return switch (d.content()) {
            case Content.Cut cut when !cut.slab().isThin() ->
                    List.of(
                            texts.get(
                                    "overlay.slab." + cut.slab().projection(),
                                    hundredths(cut.slab().millimetres())));
            case Content.Outside outside when outside.look().isMoved() ->
                    List.of(
                            texts.get(
                                    "overlay.function",
                                    tenths(outside.look().shift()),
                                    Long.toString(Math.round(100 * outside.look().stretch()))));
            default -> List.of();
        };
    }

    private List<String> fusion(ViewerModel model, Displayed d) {
        return d.geometry().isPresent()
                ? of(model.fusion().layer(), l -> fusion(model.fusion(), l))
                : List.of();
    }

    private String zoom(ViewerModel model) {
        double zoom =
                Math.min(model.view().scaleX(), model.view().scaleY()) * model.density() * 100;
        return texts.get("overlay.zoom", Long.toString(Math.round(zoom)));
    }

    private List<String> window(ViewerModel model) {
        return model.greys().table().isPresent()
                ? of(model.greys().table(), t -> texts.get("overlay.table", t.explanation()))
                : of(
                        model.greys().window(),
                        w -> window(w, model.displayed().orElseThrow().description().unit()));
    }

    /** Of uptake, whose numbers are small, with its kind. */
    private String window(WindowLevel window, String unit) {
        return UptakeKind.ofLabel(unit)
                .map(
                        kind ->
                                texts.get(
                                        "overlay.window.uptake",
                                        hundredths(window.width()),
                                        hundredths(window.center()),
                                        kind.title()))
                .orElseGet(
                        () ->
                                texts.get(
                                        "overlay.window",
                                        tenths(window.width()),
                                        tenths(window.center())));
    }

    /** The value of what is laid over the pixel under the pointer. */
    private Optional<String> over(ViewerModel model, PointerValue pointer) {
        return model.fusion()
                .layer()
                .flatMap(
                        l ->
                                pointer.patient()
                                        .map(l::value)
                                        .filter(OptionalDouble::isPresent)
                                        .map(v -> value(v.getAsDouble(), l.unit())));
    }

    private String value(double value, String unit) {
        Optional<UptakeKind> uptake = UptakeKind.ofLabel(unit);
        if (uptake.isPresent()) {
            return texts.get(
                    "overlay.pointer.uptake", unit, hundredths(value), uptake.get().measure());
        }
        return unit.isEmpty()
                ? texts.get("overlay.pointer.value", hundredths(value))
                : texts.get("overlay.pointer.unit", unit, hundredths(value));
    }

    private List<String> pointer(ViewerModel model, PointerValue pointer, String unit) {
        List<String> lines = new ArrayList<>();
        over(model, pointer).ifPresent(lines::add);
        pointer.value().ifPresent(v -> lines.add(value(v, unit)));
        lines.add(
                texts.get(
                        "overlay.pointer.pixel",
                        Integer.toString(pointer.column()),
                        Integer.toString(pointer.row())));
        pointer.patient()
                .ifPresent(
                        p ->
                                lines.add(
                                        texts.get(
                                                "overlay.pointer.patient",
                                                tenths(p.x()),
                                                tenths(p.y()),
                                                tenths(p.z()))));
        return lines;
    }

    /**
     * How far the slice lies along its normal, counted towards the left, the back or the head,
     * whichever is nearest: for upright planes one of the patient's coordinates.
     */
    static double along(PlaneGeometry plane) {
        Vec3 normal = plane.normal();
        double x = Math.abs(normal.x());
        double y = Math.abs(normal.y());
        double z = Math.abs(normal.z());
        double principal = z >= x && z >= y ? normal.z() : y >= x ? normal.y() : normal.x();
        return plane.origin().dot(normal) * Math.signum(principal);
    }

    private String fusion(Fusion fusion, Fusion.Layer layer) {
        String line =
                texts.get(
                        "overlay.fusion",
                        layer.images().series().modality(),
                        Long.toString(Math.round(100 * fusion.share())),
                        window(fusion.window(), layer.unit()));
        return fusion.windowed() ? texts.get("overlay.fusion.windowed", line) : line;
    }

    /** Whether a function says what is seen, in the window's place. */
    private static boolean hasFunction(Displayed d) {
        return d.content() instanceof Content.Outside outside
                && outside.look().preset().function().isPresent();
    }

    private static String joined(String... parts) {
        return String.join("  ", filled(List.of(parts)));
    }

    private static List<String> filled(List<String> lines) {
        return lines.stream().filter(l -> !l.isEmpty()).toList();
    }

    private static String tenths(double number) {
        return shortened(String.format(Locale.ROOT, "%.1f", number));
    }

    static String hundredths(double number) {
        return shortened(String.format(Locale.ROOT, "%.2f", number));
    }

    /** Without zeros behind the point, and never minus nothing. */
    private static String shortened(String number) {
        String text = number.replaceAll("\\.?0+$", "");
        return text.equals("-0") ? "0" : text;
    }
}
