package org.meridian.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.Tag;
import org.meridian.dicom.VR;
import org.meridian.imaging.UptakeKind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Uptake values of a person of 70 kg and 1.75 m with 350 MBq of F-18 one half-life before the scan,
 * computed by hand.
 */
class UptakeScaleTest {
    private static final double HALF_LIFE = 6586.2;
    private static final double DOSE = 350e6;

    private static DatasetBuilder tracer() {
        return Dataset.builder()
                .string(Tag.RadiopharmaceuticalStartTime, "081000.00")
                .number(Tag.RadionuclideTotalDose, DOSE)
                .number(Tag.RadionuclideHalfLife, HALF_LIFE);
    }

    /** The scan begins 6586.2 s after ten past eight. */
    private static DatasetBuilder image(Dataset tracer) {
        return Dataset.builder()
                .string(Tag.Modality, "PT")
                .string(Tag.SeriesDate, "20260504")
                .string(Tag.SeriesTime, "095946.2")
                .string(Tag.AcquisitionDate, "20260504")
                .string(Tag.AcquisitionTime, "100300")
                .string(Tag.PatientSex, "M")
                .number(Tag.PatientSize, 1.75)
                .number(Tag.PatientWeight, 70)
                .string(Tag.CorrectedImage, "NORM", "DECY", "ATTN", "SCAT")
                .string(Tag.Units, "BQML")
                .string(Tag.DecayCorrection, "START")
                .items(Tag.RadiopharmaceuticalInformationSequence, List.of(tracer));
    }

    private static UptakeScale scale(Consumer<DatasetBuilder> change) {
        DatasetBuilder image = image(tracer().build());
        change.accept(image);
        return UptakeScale.of(image.build());
    }

    private static double factor(Consumer<DatasetBuilder> change, UptakeKind kind) {
        Double factor = scale(change).factors().get(kind);
        return factor == null ? Double.NaN : factor;
    }

    private static void requireRelative(double expected, double actual) {
        assertEquals(1, actual / expected, 1e-9);
    }

    @Test
    void activityAtTheStartOfTheScanIsDividedByTheDoseThatIsLeft() {
        requireRelative(70_000 / (DOSE / 2), factor(image -> {}, UptakeKind.BODY_WEIGHT));
    }

    @Test
    void leanBodyAndSurfaceAreThePublishedFormulas() {
        double left = DOSE / 2;
        // James: 1.10 * 70 - 128 * (70 / 175)^2 = 56.52
        requireRelative(56_520 / left, factor(image -> {}, UptakeKind.LEAN_BODY_MASS));
        // Janmahasatian: index 22.857142857...
        requireRelative(
                9270.0 * 70 / (6680 + 216 * 70 / 3.0625) * 1000 / left,
                factor(image -> {}, UptakeKind.LEAN_BODY_MASS_JANMAHASATIAN));
        // Du Bois: 1.8481 square metres
        assertEquals(18481, factor(image -> {}, UptakeKind.BODY_SURFACE_AREA) * left, 1);
        double woman = factor(i -> i.string(Tag.PatientSex, "F"), UptakeKind.LEAN_BODY_MASS);
        // 1.07 * 70 - 148 * 0.16 = 51.22
        requireRelative(51_220 / left, woman);
    }

    @Test
    void aDecayCorrectedToTheInjectionTakesTheWholeDose() {
        requireRelative(
                70_000 / DOSE,
                factor(i -> i.string(Tag.DecayCorrection, "ADMIN"), UptakeKind.BODY_WEIGHT));
    }

    @Test
    void aSeriesMadeAfterwardsIsCountedBackFromItsFrame() {
        // a frame of a half-life's length, whose mean activity is at ln(ln 2 / 0.5) / ln 2 of it
        double mean = Math.log(Math.log(2) / 0.5) / Math.log(2) * HALF_LIFE;
        // it begins 3.8 s after ten and is to have begun the scan itself
        double factor =
                factor(
                        i ->
                                i.string(Tag.SeriesTime, "230000")
                                        .string(Tag.AcquisitionTime, "095946.2")
                                        .integer(Tag.ActualFrameDuration, 6_586_200)
                                        .number(Tag.FrameReferenceTime, mean * 1000),
                        UptakeKind.BODY_WEIGHT);
        assertEquals(1, factor / (70_000 / (DOSE / 2)), 1e-6);
    }

    @Test
    void theTimesOfAnInjectionAreReadInEachOfTheirForms() {
        for (Dataset tracer :
                List.of(
                        tracer().string(Tag.RadiopharmaceuticalStartTime, "08:10:00").build(),
                        tracer().string(Tag.RadiopharmaceuticalStartTime, "230000")
                                .string(
                                        Tag.RadiopharmaceuticalStartDateTime,
                                        "20260504081000.00+0200")
                                .build())) {
            Double factor =
                    UptakeScale.of(image(tracer).build()).factors().get(UptakeKind.BODY_WEIGHT);
            requireRelative(70_000 / (DOSE / 2), factor == null ? 0 : factor);
        }
    }

    @Test
    void anInjectionBeforeMidnightIsOfTheDayBefore() {
        Dataset late = tracer().string(Tag.RadiopharmaceuticalStartTime, "230000").build();
        Dataset image =
                image(late)
                        .string(Tag.SeriesTime, "004946.2")
                        .string(Tag.AcquisitionTime, "0050")
                        .build();
        Double factor = UptakeScale.of(image).factors().get(UptakeKind.BODY_WEIGHT);
        requireRelative(70_000 / (DOSE / 2), factor == null ? 0 : factor);
    }

    @Test
    void uptakeValuesStayAsTheyAreAndGiveTheOtherKinds() {
        Consumer<DatasetBuilder> grams = i -> i.string(Tag.Units, "GML");
        assertEquals(1, factor(grams, UptakeKind.BODY_WEIGHT));
        requireRelative(56.52 / 70, factor(grams, UptakeKind.LEAN_BODY_MASS));
        Consumer<DatasetBuilder> lean = grams.andThen(i -> i.string(Tag.SUVType, "LBMJAMES128"));
        assertEquals(1, factor(lean, UptakeKind.LEAN_BODY_MASS));
        requireRelative(70 / 56.52, factor(lean, UptakeKind.BODY_WEIGHT));
        Dataset bare = Dataset.builder().string(Tag.Units, "GML").build();
        assertEquals(Map.of(UptakeKind.BODY_WEIGHT, 1.0), UptakeScale.of(bare).factors());
    }

    /** Masses and surface of four persons as they come from the published formulas by hand. */
    @ParameterizedTest
    @CsvSource({
        // sex, kg, m, James, Janmahasatian, Du Bois in cm2
        "M, 70, 1.75, 56520, 55857, 18481",
        "F, 70, 1.75, 51220, 45197, 18481",
        "M, 95, 1.82, 69625, 68401, 21650",
        "F, 52, 1.58, 39609, 34773, 15125",
    })
    void figuresAreThoseWorkedByHand(
            String sex, double weight, double height, int james, int janma, int surface) {
        Consumer<DatasetBuilder> person =
                i ->
                        i.string(Tag.PatientSex, sex)
                                .number(Tag.PatientWeight, weight)
                                .number(Tag.PatientSize, height);
        double left = DOSE / 2;
        assertEquals(james, factor(person, UptakeKind.LEAN_BODY_MASS) * left, 1);
        assertEquals(janma, factor(person, UptakeKind.LEAN_BODY_MASS_JANMAHASATIAN) * left, 1);
        assertEquals(surface, factor(person, UptakeKind.BODY_SURFACE_AREA) * left, 1);
    }

    @Test
    void leanMassByAFormulaThatTheFileDoesNotTellStaysAlone() {
        UptakeScale scale = scale(i -> i.string(Tag.Units, "GML").string(Tag.SUVType, "LBM"));
        assertEquals(Map.of(UptakeKind.LEAN_BODY_MASS_AS_GIVEN, 1.0), scale.factors());
        assertEquals(Set.of(UptakeProblem.NO_FORMULA), Set.copyOf(scale.problems().values()));
        UptakeScale surface = scale(i -> i.string(Tag.Units, "CM2ML"));
        assertEquals(1, surface.factors().get(UptakeKind.BODY_SURFACE_AREA));
    }

    @Test
    void whatAKindLacksIsTold() {
        Map<UptakeProblem, Consumer<DatasetBuilder>> lacking =
                Map.of(
                        UptakeProblem.NO_HEIGHT,
                        i -> i.number(Tag.PatientSize, 0),
                        UptakeProblem.NO_SEX,
                        i -> i.string(Tag.PatientSex, "O"),
                        UptakeProblem.NO_LEAN_MASS,
                        i -> i.number(Tag.PatientWeight, 300));
        lacking.forEach(
                (problem, change) ->
                        assertEquals(
                                problem, scale(change).problems().get(UptakeKind.LEAN_BODY_MASS)));
    }

    @Test
    void countsTakeThePrivateFactor() {
        Consumer<DatasetBuilder> counts =
                i ->
                        i.string(Tag.Units, "CNTS")
                                .string(0x70530012, VR.LO, "Philips PET Private Group");
        assertEquals(
                0.0007,
                factor(
                        counts.andThen(i -> i.string(0x70531200, VR.DS, "0.0007")),
                        UptakeKind.BODY_WEIGHT));
        requireRelative(
                1.5 * 70_000 / (DOSE / 2),
                factor(
                        counts.andThen(i -> i.string(0x70531209, VR.DS, "1.5")),
                        UptakeKind.BODY_WEIGHT));
        assertEquals(
                Optional.of(UptakeProblem.UNITS),
                Optional.ofNullable(scale(counts).problems().get(UptakeKind.BODY_WEIGHT)));
    }

    @Test
    void whatCannotBeToldIsSaidAndNotGuessed() {
        Map<UptakeProblem, Consumer<DatasetBuilder>> broken =
                Map.of(
                        UptakeProblem.NOT_CORRECTED,
                        i -> i.string(Tag.CorrectedImage, "DECY"),
                        UptakeProblem.DECAY_CORRECTION,
                        i -> i.string(Tag.DecayCorrection, "NONE"),
                        UptakeProblem.UNITS,
                        i -> i.string(Tag.Units, "PROPCPS"),
                        UptakeProblem.NO_WEIGHT,
                        i -> i.number(Tag.PatientWeight, 0),
                        UptakeProblem.NO_DOSE,
                        i ->
                                i.items(
                                        Tag.RadiopharmaceuticalInformationSequence,
                                        List.of(
                                                tracer().number(Tag.RadionuclideTotalDose, 0)
                                                        .build())),
                        UptakeProblem.NO_TIME,
                        i -> i.string(Tag.AcquisitionTime, "soon"));
        broken.forEach(
                (problem, change) -> {
                    UptakeScale scale = scale(change);
                    assertEquals(Map.of(), scale.factors());
                    assertEquals(Set.of(UptakeKind.values()), scale.problems().keySet());
                    assertEquals(Set.of(problem), Set.copyOf(scale.problems().values()));
                });
        assertEquals(
                Set.of(UptakeKind.BODY_WEIGHT),
                scale(i -> i.number(Tag.PatientSize, 0)).factors().keySet());
    }
}
