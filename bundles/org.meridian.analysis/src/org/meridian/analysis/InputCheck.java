package org.meridian.analysis;

import org.meridian.analysis.spi.InputRequirements;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;

import java.util.ArrayList;
import java.util.List;

/** Compares a series with what a detector needs, before it runs. Stateless. */
public final class InputCheck {
    /** Fewer slices hold no volume, whatever their thickness. */
    private static final int FEWEST_SLICES = 5;

    /** Millilitres: less is bowel gas or a windpipe. */
    private static final double NO_LUNG = 30;

    /** Millilitres of air that both lungs of an adult hold at least, breathed in. */
    private static final double WHOLE_LUNGS = 1500;

    /** Square centimetres of lung in the outermost slice that mean that it goes on. */
    private static final double OPEN_AREA = 10;

    private InputCheck() {}

    /**
     * What is doubtful about a series.
     *
     * @throws MeridianException when the detector must not run on it: {@link
     *     AnalysisError#WRONG_MODALITY}, {@link AnalysisError#GAPS}, {@link
     *     AnalysisError#TOO_THICK}, {@link AnalysisError#TOO_FEW_SLICES}, {@link
     *     AnalysisError#NO_LUNG}
     */
    public static List<InputWarning> check(
            InputRequirements wanted, DetectorInput input, Progress progress) {
        if (!wanted.modality().equals(input.modality())) {
            throw new MeridianException(
                    AnalysisError.WRONG_MODALITY, wanted.modality(), input.modality());
        }
        if (!input.regular()) {
            throw new MeridianException(AnalysisError.GAPS);
        }
        int slices = input.volume().geometry().slices();
        if (slices < FEWEST_SLICES) {
            throw new MeridianException(AnalysisError.TOO_FEW_SLICES, slices, FEWEST_SLICES);
        }
        double thickness = input.volume().geometry().sliceSpacing();
        if (thickness > wanted.refusedThickness() + 1e-3) {
            throw new MeridianException(
                    AnalysisError.TOO_THICK, thickness, wanted.refusedThickness());
        }
        List<InputWarning> warnings = new ArrayList<>();
        if (thickness > wanted.thickness() + 1e-3) {
            warnings.add(warning(AnalysisError.THICK_SLICES, thickness, wanted.thickness()));
        }
        if (wanted.lungs()) {
            checkLungs(LungMask.of(input.volume(), progress), warnings);
        }
        return List.copyOf(warnings);
    }

    private static void checkLungs(LungMask lungs, List<InputWarning> warnings) {
        double volume = lungs.millilitres();
        if (volume < NO_LUNG) {
            throw new MeridianException(AnalysisError.NO_LUNG);
        }
        if (lungs.openArea(true) > OPEN_AREA) {
            warnings.add(warning(AnalysisError.CUT_AT_TOP));
        }
        if (lungs.openArea(false) > OPEN_AREA) {
            warnings.add(warning(AnalysisError.CUT_AT_BOTTOM));
        }
        if (volume < WHOLE_LUNGS) {
            warnings.add(warning(AnalysisError.LITTLE_LUNG, volume));
        }
    }

    private static InputWarning warning(AnalysisError code, Object... arguments) {
        return new InputWarning(code, List.of(arguments));
    }
}
