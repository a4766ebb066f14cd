package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Shape;
import org.meridian.core.text.Texts;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.measure.Calibration;
import org.meridian.imaging.measure.Quantity;
import org.meridian.imaging.measure.Quantity.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes what is measured as people read it, and where a length is not one in the patient, why.
 * What is not defined is not written. Immutable.
 */
public final class MeasurementText {
    private final Texts texts;

    public MeasurementText(Locale locale) {
        texts = Texts.of(MeasurementText.class, locale);
    }

    /** A line each; empty for an arrow without a text. */
    public List<String> lines(Measured measured) {
        List<String> lines = new ArrayList<>();
        if (!measured.annotation().label().isEmpty()) {
            lines.addAll(measured.annotation().label().lines().toList());
        }
        measured.onPath().ifPresent(p -> addOnPath(p, lines));
        Shape shape = measured.annotation().shape();
        value(measured, Kind.LENGTH).ifPresent(q -> lines.add(number(q)));
        value(measured, Kind.ANGLE)
                .ifPresent(q -> lines.add(texts.get("degrees", tenths(q.value()))));
        value(measured, Kind.AREA).ifPresent(q -> lines.add(texts.get("area", number(q))));
        if (shape == Shape.POINT) {
            value(measured, Kind.MEAN)
                    .ifPresent(q -> lines.add(valued(digits(q, measured), measured)));
        } else {
            statistics(measured, lines);
        }
        boolean sized =
                value(measured, Kind.LENGTH).or(() -> value(measured, Kind.AREA)).isPresent();
        if (sized && measured.measurement().source() != Calibration.Source.PATIENT) {
            lines.add(texts.get("source." + measured.measurement().source()));
        }
        if (shape.closed() && value(measured, Kind.AREA).isEmpty()) {
            lines.add(texts.get("area.none"));
        }
        if (shape.closed() && measured.valued() && value(measured, Kind.MEAN).isEmpty()) {
            lines.add(texts.get("mean.none"));
        }
        return lines;
    }

    /** Why nothing was drawn. */
    public String refusal(Refusal refusal) {
        return texts.get("refused." + refusal);
    }

    private void addOnPath(PathLengths lengths, List<String> lines) {
        if (lengths.along() > 0) {
            lines.add(texts.get("path.along", tenths(lengths.along())));
        }
        if (lengths.across() > 0) {
            lines.add(texts.get("path.across", tenths(lengths.across())));
        }
        if (lengths.isSlanted()) {
            lines.add(texts.get("path.slanted"));
        }
        lines.add(texts.get("path.notKept"));
    }

    private void statistics(Measured measured, List<String> lines) {
        Optional<Quantity> mean = value(measured, Kind.MEAN);
        Optional<Quantity> deviation = value(measured, Kind.DEVIATION);
        Optional<Quantity> least = value(measured, Kind.MINIMUM);
        Optional<Quantity> most = value(measured, Kind.MAXIMUM);
        if (mean.isPresent() && deviation.isPresent()) {
            lines.add(
                    valued(
                            texts.get(
                                    "mean",
                                    digits(mean.get(), measured),
                                    digits(deviation.get(), measured)),
                            measured));
        }
        if (least.isPresent() && most.isPresent()) {
            lines.add(
                    valued(
                            texts.get(
                                    "range",
                                    digits(least.get(), measured),
                                    digits(most.get(), measured)),
                            measured));
        }
    }

    private static Optional<Quantity> value(Measured measured, Kind kind) {
        return measured.measurement().quantity(kind);
    }

    private static String valued(String value, Measured measured) {
        String unit = uptake(measured).map(UptakeKind::title).orElse(measured.unit());
        return unit.isEmpty() ? value : value + " " + unit;
    }

    private static Optional<UptakeKind> uptake(Measured measured) {
        return UptakeKind.ofLabel(measured.unit());
    }

    /** Uptake is of small numbers. */
    private static String digits(Quantity quantity, Measured measured) {
        return uptake(measured).isPresent()
                ? String.format(Locale.ROOT, "%.2f", quantity.value())
                : tenths(quantity.value());
    }

    private String number(Quantity quantity) {
        return switch (quantity.unit()) {
            case Quantity.MILLIMETRE -> texts.get("mm", tenths(quantity.value()));
            case Quantity.SQUARE_MILLIMETRE -> texts.get("mm2", tenths(quantity.value()));
            case Quantity.PIXEL -> texts.get("px", tenths(quantity.value()));
            default -> texts.get("px2", tenths(quantity.value()));
        };
    }

    private static String tenths(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.equals("-0.0") ? "0.0" : text;
    }
}
