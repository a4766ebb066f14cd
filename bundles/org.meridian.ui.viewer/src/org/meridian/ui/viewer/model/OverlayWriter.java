package org.meridian.ui.viewer.model;

import org.meridian.core.MeridianException;
import org.meridian.core.record.Series;
import org.meridian.core.text.Texts;
import org.meridian.imaging.Orientation;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.ScaleBar;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.ViewTransform;
import org.meridian.ui.viewer.model.OverlayLayout.Corner;
import org.meridian.ui.viewer.model.OverlayText.Edges;
import org.meridian.ui.viewer.model.OverlayText.Scale;
import org.meridian.ui.viewer.model.ViewerModel.Status;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes the texts of an image in one language. Name, ID, the letters of the sides, warnings and
 * the marks of lossy compression and AI stay when texts are hidden. What is unknown is left out.
 * Immutable.
 */
public final class OverlayWriter {
    private static final double WIDEST_BAR = 0.25;

    /** In a narrower image, in device pixels, only what tells images apart is written. */
    private static final int ROOMY = 330;

    private final Texts texts;
    private final FieldText fields;
    private final Supplier<OverlayLayouts> layouts;

    /** With the usual layout. */
    public OverlayWriter(Locale locale) {
        this(locale, () -> OverlayLayouts.USUAL);
    }

    /**
     * @param layouts which text stands where, as it is chosen at the moment
     */
    public OverlayWriter(Locale locale, Supplier<OverlayLayouts> layouts) {
        texts = Texts.of(OverlayWriter.class, locale);
        fields = new FieldText(texts);
        this.layouts = layouts;
    }

    /** What stands on the image of a cell of which nothing else is to be said. */
    public OverlayText write(ViewerModel model, KeyState key) {
        return write(model, key, List.of());
    }

    /**
     * What stands on the image of a cell.
     *
     * @param key whether it is a key image, which is said whatever is hidden
     * @param notes sentences on what lies over the image, in the same language
     */
    public OverlayText write(ViewerModel model, KeyState key, List<String> notes) {
        Optional<Displayed> displayed = model.displayed();
        boolean roomy = model.width() >= ROOMY;
        Map<Corner, List<String>> corners = corners(model, roomy);
        return new OverlayText(
                lines(corners, Corner.TOP_LEFT),
                lines(corners, Corner.TOP_RIGHT),
                lines(corners, Corner.BOTTOM_LEFT),
                lines(corners, Corner.BOTTOM_RIGHT),
                displayed.flatMap(d -> edges(d, model)),
                roomy && model.overlays().level() == OverlayLevel.FULL
                        ? displayed.flatMap(d -> scale(model, d))
                        : Optional.empty(),
                key(key),
                warnings(model, notes),
                status(model));
    }

    private Map<Corner, List<String>> corners(ViewerModel model, boolean roomy) {
        String modality = model.subject().flatMap(Subject::series).map(Series::modality).orElse("");
        OverlayLayout layout = layouts.get().of(modality);
        Map<Corner, List<String>> corners = new EnumMap<>(Corner.class);
        for (OverlayField field : OverlayField.values()) {
            if (field.shown(model.overlays().level(), roomy)) {
                layout.of(field)
                        .ifPresent(
                                c ->
                                        corners.computeIfAbsent(c, k -> new ArrayList<>())
                                                .addAll(fields.lines(field, model)));
            }
        }
        return corners;
    }

    private static List<String> lines(Map<Corner, List<String>> corners, Corner corner) {
        return corners.getOrDefault(corner, List.of());
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
                        ? texts.get(
                                "overlay.scale.cm", FieldText.hundredths(bar.millimetres() / 10))
                        : texts.get("overlay.scale.mm", FieldText.hundredths(bar.millimetres()));
        return atDetector ? texts.get("overlay.scale.detector", length) : length;
    }

    private String key(KeyState key) {
        return switch (key.kind()) {
            case NONE -> "";
            case MARKED -> texts.get("overlay.key");
            case BROUGHT -> texts.get("overlay.key.brought", key.title());
        };
    }

    private List<String> warnings(ViewerModel model, List<String> notes) {
        List<String> lines = new ArrayList<>();
        model.images().ifPresent(i -> lines.addAll(i.warnings(texts.locale())));
        model.failure()
                .filter(MeridianException.class::isInstance)
                .map(MeridianException.class::cast)
                .ifPresent(e -> lines.add(e.line(texts.locale())));
        model.displayed()
                .filter(d -> d.content() instanceof Content.Taken)
                .ifPresent(
                        d ->
                                d.description().faults().stream()
                                        .sorted()
                                        .forEach(f -> lines.add(texts.get("overlay.fault." + f))));
        if (model.isTrueSizeUnknown()) {
            lines.add(texts.get("overlay.trueSize"));
        }
        lines.addAll(notes);
        return lines;
    }

    private String status(ViewerModel model) {
        Status status = model.status();
        return status == Status.SHOWN ? "" : texts.get("status." + status);
    }
}
