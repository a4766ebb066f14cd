package org.meridian.archive.internal.quality;

import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Tag;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Weights (kg), heights (m) and spacings (mm) that cannot be. */
final class MeasureRules implements FileRule {
    private static final double LIGHTEST = 0.2;
    private static final double HEAVIEST = 640;
    private static final double SHORTEST = 0.2;
    private static final double TALLEST = 2.75;
    private static final double WIDEST_PIXEL = 50;

    /** Of a planar scintigram, which sums up what lies behind. */
    private static final double THICKEST_SLICE = 1000;

    @Override
    public void check(Subject subject, Consumer<Remark> remarks) {
        weight(subject, remarks);
        height(subject, remarks);
        for (int tag : List.of(Tag.PixelSpacing, Tag.ImagerPixelSpacing)) {
            positive(subject, tag, WIDEST_PIXEL, remarks);
        }
        // 0 is what some write for a projection
        if (subject.numbers(Tag.SliceThickness).length > 0
                && subject.numbers(Tag.SliceThickness)[0] != 0) {
            positive(subject, Tag.SliceThickness, THICKEST_SLICE, remarks);
        }
    }

    /** Devices write 0 for a weight that nobody gave: only standardised uptake needs it. */
    private static void weight(Subject subject, Consumer<Remark> remarks) {
        double[] weight = subject.numbers(Tag.PatientWeight);
        boolean unknown = weight.length == 0 || weight[0] == 0;
        if (unknown && subject.text(Tag.Modality).equals("PT")) {
            remarks.accept(
                    new Remark(
                            Rule.NO_WEIGHT_FOR_SUV,
                            "PatientWeight",
                            subject.text(Tag.PatientWeight),
                            ""));
        } else if (!unknown && !(weight[0] >= LIGHTEST && weight[0] <= HEAVIEST)) {
            double kilograms = weight[0] / 1000;
            boolean grams = kilograms >= LIGHTEST && kilograms <= HEAVIEST;
            remarks.accept(
                    new Remark(
                            Rule.WEIGHT_IMPOSSIBLE,
                            "PatientWeight",
                            subject.text(Tag.PatientWeight),
                            grams ? DatasetBuilder.decimal(kilograms) : ""));
        }
    }

    private static void height(Subject subject, Consumer<Remark> remarks) {
        double[] height = subject.numbers(Tag.PatientSize);
        if (height.length > 0
                && height[0] != 0
                && !(height[0] >= SHORTEST && height[0] <= TALLEST)) {
            double metres = height[0] / 100;
            boolean centimetres = metres >= SHORTEST && metres <= TALLEST;
            remarks.accept(
                    new Remark(
                            Rule.HEIGHT_IMPOSSIBLE,
                            "PatientSize",
                            subject.text(Tag.PatientSize),
                            centimetres ? DatasetBuilder.decimal(metres) : ""));
        }
    }

    private static void positive(Subject subject, int tag, double most, Consumer<Remark> remarks) {
        double[] values = subject.numbers(tag);
        if (!Arrays.stream(values).allMatch(value -> value > 0 && value <= most)) {
            remarks.accept(
                    new Remark(
                            Rule.SPACING_IMPOSSIBLE,
                            Dictionary.keyword(tag),
                            String.join("\\", subject.data().strings(tag)),
                            ""));
        }
    }
}
