package org.meridian.analysis.weka;

import org.meridian.analysis.AnalysisError;
import org.meridian.analysis.InputHash;
import org.meridian.analysis.LungMask;
import org.meridian.analysis.spi.InputRequirements;
import org.meridian.analysis.spi.Mark;
import org.meridian.analysis.spi.Setting;
import org.meridian.analysis.spi.TrainableDetector;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;
import org.meridian.imaging.Volume;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lung nodules in a CT: lung mask, ball-like candidates over six scales, measures of each, a random
 * forest. A mark's score says how much it resembles the phantoms' nodules labelled malignant
 * (large, uneven, attached); it was never compared with pathology. See {@code
 * docs/models/lung-nodule-weka.md}.
 */
public final class LungNoduleDetector implements TrainableDetector {
    public static final String ID = "lung-nodule-weka";

    /** Confidence from which a candidate becomes a mark. */
    public static final String THRESHOLD = "threshold";

    private static final String VERSION = "1";
    private static final String MODEL = "lung-nodule-weka.model";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return VERSION;
    }

    /** The committed hash; {@link #detect} fails when the model is another. */
    @Override
    public String modelHash() {
        String line = new String(resource(MODEL + ".sha256"), StandardCharsets.US_ASCII);
        return line.split("\\s", 2)[0];
    }

    @Override
    public String label(Locale locale) {
        return Texts.of(LungNoduleDetector.class, locale).get("lungNodule.label");
    }

    @Override
    public String findingType() {
        return "lungNodule";
    }

    @Override
    public InputRequirements requirements() {
        return new InputRequirements("CT", true, 2.5, 5);
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting(THRESHOLD, 0.5, 0.05, 1));
    }

    @Override
    public List<Mark> detect(Volume volume, Map<String, Double> settings, Progress progress) {
        NoduleModel model = model();
        progress.begin(
                Texts.of(LungNoduleDetector.class).get("lungNodule.running"),
                NoduleSearch.STEPS + 1L);
        LungMask lungs = LungMask.of(volume, progress);
        progress.worked(1);
        double threshold = settings.getOrDefault(THRESHOLD, settings().get(0).standard());
        List<Mark> marks = new ArrayList<>();
        for (NoduleFeatures features : NoduleSearch.run(volume, lungs, progress)) {
            double confidence = model.confidence(features);
            if (confidence >= threshold) {
                marks.add(
                        new Mark(
                                features.position(),
                                features.diameter(),
                                confidence,
                                model.malignancy(features)));
            }
        }
        // The sort keeps the candidates' fixed order among equals.
        marks.sort(Comparator.comparingDouble(Mark::confidence).reversed());
        return distinct(marks);
    }

    @Override
    public byte[] train(Progress progress) {
        return Trainer.train(progress);
    }

    /** Of marks that overlap, the best. */
    private static List<Mark> distinct(List<Mark> ranked) {
        List<Mark> kept = new ArrayList<>();
        for (Mark mark : ranked) {
            if (kept.stream().noneMatch(k -> overlap(k, mark))) {
                kept.add(mark);
            }
        }
        return List.copyOf(kept);
    }

    private static boolean overlap(Mark a, Mark b) {
        double reach = Math.max(a.diameter(), b.diameter()) / 2 + 1;
        return a.position().distance(b.position()) < reach;
    }

    private NoduleModel model() {
        byte[] bytes = resource(MODEL);
        if (!InputHash.of(bytes).equals(modelHash())) {
            throw new MeridianException(AnalysisError.DAMAGED_MODEL, ID);
        }
        try {
            return NoduleModel.of(bytes);
        } catch (IOException e) {
            throw new MeridianException(e, AnalysisError.DAMAGED_MODEL, ID);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = LungNoduleDetector.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new MeridianException(AnalysisError.DAMAGED_MODEL, ID);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new MeridianException(e, AnalysisError.DAMAGED_MODEL, ID);
        }
    }
}
