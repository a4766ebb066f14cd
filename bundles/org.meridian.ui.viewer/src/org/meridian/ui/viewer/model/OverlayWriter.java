package org.meridian.ui.viewer.model;

import org.meridian.core.MeridianException;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.text.Texts;
import org.meridian.imaging.ImageFilter;
import org.meridian.imaging.Orientation;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.ScaleBar;
import org.meridian.imaging.Straightening;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.ViewTransform;
import org.meridian.ui.PatientText;
import org.meridian.ui.viewer.model.OverlayText.Edges;
import org.meridian.ui.viewer.model.OverlayText.Scale;
import org.meridian.ui.viewer.model.ViewerModel.Status;
import org.meridian.workflow.ImageDescription.Projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes the texts of an image in one language. Name, ID, the letters of the sides, warnings and
 * the lossy mark stay when overlays are hidden. What is unknown is left out. Immutable.
 */
public final class OverlayWriter {
    private static final double WIDEST_BAR = 0.25;

    /** In a narrower image, in device pixels, only what tells images apart is written. */
    private static final int ROOMY = 330;

    /** In radians; less is not seen. */
    private static final double LEAST_INCLINATION = 1e-4;

    private final Texts texts;
    private final PatientText patientText;

    public OverlayWriter(Locale locale) {
        texts = Texts.of(OverlayWriter.class, locale);
        patientText = new PatientText(locale);
    }

    /**
     * What stands on the image of a cell.
     *
     * @param key whether it is a key image, which is said whatever is hidden
     */
    public OverlayText write(ViewerModel model, KeyState key) {
        Optional<Displayed> displayed = model.displayed();
        boolean all = model.overlays();
        boolean roomy = all && model.width() >= ROOMY;
        return new OverlayText(
                model.subject().map(s -> patient(s, roomy)).orElse(List.of()),
                all ? model.subject().map(s -> study(s, roomy)).orElse(List.of()) : List.of(),
                displayed.map(d -> slice(model, d, all, roomy)).orElse(List.of()),
                displayed.map(d -> display(model, d)).orElse(List.of()),
                displayed.flatMap(d -> edges(d, model)),
                roomy ? displayed.flatMap(d -> scale(model, d)) : Optional.empty(),
                key(key),
                warnings(model),
                status(model));
    }

    private List<String> patient(Subject subject, boolean all) {
        Patient patient = subject.patient();
        List<String> lines =
                new ArrayList<>(List.of(patientText.name(patient), patientText.id(patient)));
        if (all) {
            String age = subject.study().map(s -> patientText.age(patient, s)).orElse("");
            lines.add(joined(patientText.sex(patient), age));
            lines.add(patientText.born(patient));
        }
        return filled(lines);
    }

    private List<String> study(Subject subject, boolean roomy) {
        List<String> lines = new ArrayList<>();
        subject.study()
                .ifPresent(
                        s -> {
                            lines.add(s.studyDate().map(d -> d.toString()).orElse(""));
                            lines.add(roomy ? s.studyDescription() : "");
                        });
        subject.series()
                .ifPresent(
                        s -> {
                            lines.add(s.modality());
                            lines.add(joined(number(s), s.seriesDescription()));
                        });
        return filled(lines);
    }

    private static String number(Series series) {
        return series.seriesNumber() > 0 ? Integer.toString(series.seriesNumber()) : "";
    }

    /** The side and view of a projection stay, for nothing else tells the sides apart. */
    private List<String> slice(ViewerModel model, Displayed d, boolean all, boolean roomy) {
        List<String> lines = new ArrayList<>();
        Projection projection = d.description().projection();
        lines.add(joined(projection.laterality(), projection.view()));
        if (!all) {
            return filled(lines);
        }
        model.pointerValue()
                .filter(v -> roomy)
                .ifPresent(
                        v -> {
                            over(model, v).ifPresent(lines::add);
                            lines.addAll(pointer(v, d.description().unit()));
                        });
        if (model.index() != d.index()) {
            lines.add(texts.get("overlay.loading", Integer.toString(model.index() + 1)));
        }
        if (d.content() instanceof Content.Outside outside) {
            lines.add(texts.get("overlay.outside." + outside.look().preset()));
            return filled(lines);
        }
        if (d.content() instanceof Content.Straight straight) {
            lines.addAll(curved(model, straight));
            return filled(lines);
        }
        String count = d.plane() == Plane.STACK ? "image" : "plane." + d.plane();
        lines.add(
                texts.get(
                        "overlay." + count,
                        Integer.toString(d.index() + 1),
                        Integer.toString(model.size())));
        if (d.plane().cuts() && model.triad().inclination(d.plane()) > LEAST_INCLINATION) {
            double degrees = Math.toDegrees(model.triad().inclination(d.plane()));
            lines.add(texts.get("overlay.oblique", tenths(degrees)));
        }
        d.geometry().ifPresent(g -> lines.add(texts.get("overlay.position", tenths(along(g)))));
        if (!roomy) {
            return filled(lines);
        }
        if (d.plane() != Plane.STACK) {
            lines.add(texts.get("overlay.reformat", hundredths(model.step())));
        } else if (d.description().sliceThickness().isPresent()) {
            double thickness = d.description().sliceThickness().getAsDouble();
            lines.add(texts.get("overlay.thickness", hundredths(thickness)));
        }
        return filled(lines);
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
        return unit.isEmpty()
                ? texts.get("overlay.pointer.value", hundredths(value))
                : texts.get("overlay.pointer.unit", unit, hundredths(value));
    }

    private List<String> pointer(PointerValue pointer, String unit) {
        List<String> lines = new ArrayList<>();
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

    private List<String> display(ViewerModel model, Displayed d) {
        List<String> lines = new ArrayList<>();
        if (d.description().lossy()) {
            lines.add(texts.get("overlay.lossy"));
        }
        if (!model.marks().isEmpty()) {
            lines.add(texts.get("overlay.ai", Integer.toString(model.marks().size())));
        }
        if (d.content() instanceof Content.Cut cut && cut.slab() != SlabChoice.THIN) {
            lines.add(texts.get("overlay.slab." + cut.slab()));
        }
        if (hasFunction(d) && d.content() instanceof Content.Outside outside) {
            lines.add(
                    texts.get(
                            "overlay.function",
                            tenths(outside.look().shift()),
                            Long.toString(Math.round(100 * outside.look().stretch()))));
        }
        if (d.geometry().isPresent()) {
            model.fusion().layer().ifPresent(l -> lines.add(fusion(model.fusion(), l)));
        }
        if (model.appearance().filter() != ImageFilter.NONE) {
            lines.add(texts.get("overlay.filter." + model.appearance().filter()));
        }
        if (model.overlays()) {
            double zoom = Math.min(model.view().scaleX(), model.view().scaleY()) * 100;
            lines.add(texts.get("overlay.zoom", Long.toString(Math.round(zoom))));
        }
        if (model.inverted()) {
            lines.add(texts.get("overlay.inverted"));
        }
        if (model.overlays()) {
            model.voiTable().ifPresent(t -> lines.add(texts.get("overlay.table", t.explanation())));
            model.window()
                    .filter(w -> model.voiTable().isEmpty() && !hasFunction(d))
                    .ifPresent(
                            w ->
                                    lines.add(
                                            texts.get(
                                                    "overlay.window",
                                                    tenths(w.width()),
                                                    tenths(w.center()))));
        }
        return lines;
    }

    private String fusion(Fusion fusion, Fusion.Layer layer) {
        String line =
                texts.get(
                        "overlay.fusion",
                        layer.images().series().modality(),
                        Long.toString(Math.round(100 * fusion.share())),
                        tenths(fusion.window().width()),
                        tenths(fusion.window().center()));
        return fusion.windowed() ? texts.get("overlay.fusion.windowed", line) : line;
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

    /** Whether a function says what is seen, in the window's place. */
    private static boolean hasFunction(Displayed d) {
        return d.content() instanceof Content.Outside outside
                && outside.look().preset().function().isPresent();
    }

    private static Optional<Edges> edges(Displayed d, ViewerModel model) {
        return d.facing()
                .map(g -> edges(model.turn().of(g), model.view()))
                .or(() -> ProjectionEdges.of(d.description().projection(), model.turn()));
    }

    private static Edges edges(PlaneGeometry plane, ViewTransform view) {
        Vec3 right = plane.row().times(Math.signum(view.scaleX()));
        Vec3 down = plane.column().times(Math.signum(view.scaleY()));
        return new Edges(
                Orientation.opposite(right),
                Orientation.letters(right),
                Orientation.opposite(down),
                Orientation.letters(down));
    }

    private Optional<Scale> scale(ViewerModel model, Displayed d) {
        return d.spacing()
                .flatMap(
                        s ->
                                ScaleBar.choose(
                                        (model.turn().swaps() ? s.rows() : s.columns())
                                                / Math.abs(model.view().scaleX()),
                                        model.width() * WIDEST_BAR))
                .map(bar -> new Scale(bar, length(bar, d.atDetector())));
    }

    private String length(ScaleBar bar, boolean atDetector) {
        String length =
                bar.millimetres() >= 10
                        ? texts.get("overlay.scale.cm", hundredths(bar.millimetres() / 10))
                        : texts.get("overlay.scale.mm", hundredths(bar.millimetres()));
        return atDetector ? texts.get("overlay.scale.detector", length) : length;
    }

    private String key(KeyState key) {
        return switch (key.kind()) {
            case NONE -> "";
            case MARKED -> texts.get("overlay.key");
            case BROUGHT -> texts.get("overlay.key.brought", key.title());
        };
    }

    private List<String> warnings(ViewerModel model) {
        List<String> lines = new ArrayList<>();
        model.images().ifPresent(i -> lines.addAll(i.warnings(texts.locale())));
        model.failure()
                .filter(MeridianException.class::isInstance)
                .map(MeridianException.class::cast)
                .ifPresent(e -> lines.add(e.line(texts.locale())));
        return lines;
    }

    private String status(ViewerModel model) {
        Status status = model.status();
        return status == Status.SHOWN ? "" : texts.get("status." + status);
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

    private static String hundredths(double number) {
        return shortened(String.format(Locale.ROOT, "%.2f", number));
    }

    /** Without zeros behind the point, and never minus nothing. */
    private static String shortened(String number) {
        String text = number.replaceAll("\\.?0+$", "");
        return text.equals("-0") ? "0" : text;
    }
}
