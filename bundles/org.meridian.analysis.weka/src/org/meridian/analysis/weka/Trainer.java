package org.meridian.analysis.weka;

import org.meridian.analysis.LungMask;
import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;
import org.meridian.imaging.phantom.ChestPhantom;
import org.meridian.imaging.phantom.Nodule;

import weka.classifiers.functions.Logistic;
import weka.classifiers.trees.RandomForest;
import weka.core.Instance;
import weka.core.Instances;

import java.util.List;

/**
 * Learns the lung nodule model from phantoms alone, so that anybody can make the same file again:
 * same seeds, same bytes. Stateless; uses all cores for the images and one for learning.
 */
public final class Trainer {
    /** The first phantom of the shipped model; tests and samples use seeds below. */
    public static final long FIRST_SEED = 1_000_000;

    /** Phantoms of the shipped model. */
    public static final int PHANTOMS = 20;

    /** More nodules than a patient has, so that few phantoms teach enough. */
    private static final int NODULES = 14;

    private static final double[] PIXELS = {1.25, 1.1, 1.35, 1.2};
    private static final double[] THICKNESSES = {2.5, 2, 1.5, 2.5};
    private static final double[] NOISES = {20, 35, 12, 28};
    private static final double HEIGHT = 280;

    private Trainer() {}

    /**
     * The shipped model's bytes; takes about 40 seconds on two cores.
     *
     * @throws java.util.concurrent.CancellationException when the progress is cancelled
     */
    public static byte[] train(Progress progress) {
        WekaHost.prepare();
        progress.begin(Texts.of(Trainer.class).get("lungNodule.training"), PHANTOMS + 1L);
        Instances candidates = NoduleModel.header(NoduleFeatures.NAMES);
        Instances nodules = NoduleModel.header(Grading.NAMES);
        for (int i = 0; i < PHANTOMS; i++) {
            progress.checkCancelled();
            learn(FIRST_SEED + i, i, candidates, nodules);
            progress.worked(1);
        }
        balance(candidates);
        RandomForest forest = new RandomForest();
        Logistic grading = new Logistic();
        try {
            forest.setOptions(
                    new String[] {
                        "-I", "60", "-depth", "9", "-M", "3", "-S", "1", "-num-slots", "1"
                    });
            forest.buildClassifier(candidates);
            grading.setRidge(1e-4);
            grading.buildClassifier(nodules);
        } catch (Exception e) {
            // Weka declares plain Exception; with these tables none is expected.
            throw new IllegalStateException(e);
        }
        progress.worked(1);
        return new NoduleModel(forest, grading).toBytes();
    }

    private static void learn(long seed, int turn, Instances candidates, Instances nodules) {
        double thickness = THICKNESSES[turn % THICKNESSES.length];
        ChestPhantom phantom =
                ChestPhantom.create(
                        seed,
                        new ChestPhantom.Settings(
                                288,
                                288,
                                (int) Math.round(HEIGHT / thickness),
                                PIXELS[turn % PIXELS.length],
                                thickness,
                                NOISES[turn % NOISES.length],
                                NODULES),
                        Progress.NONE);
        LungMask lungs = LungMask.of(phantom.volume(), Progress.NONE);
        for (NoduleFeatures features : NoduleSearch.run(phantom.volume(), lungs, Progress.NONE)) {
            Nodule nearest = nearest(phantom.nodules(), features);
            double distance = nearest.centre().distance(features.position());
            boolean hit = distance <= nearest.diameter() / 2;
            if (hit || distance > nearest.diameter() / 2 + 3) {
                add(candidates, features.values(), hit);
            }
            if (hit && distance < nearest.diameter() / 4) {
                add(nodules, Grading.values(features), nearest.malignant());
            }
        }
    }

    private static Nodule nearest(List<Nodule> nodules, NoduleFeatures features) {
        Nodule best = nodules.get(0);
        for (Nodule nodule : nodules) {
            if (gap(nodule, features) < gap(best, features)) {
                best = nodule;
            }
        }
        return best;
    }

    private static double gap(Nodule nodule, NoduleFeatures features) {
        return nodule.centre().distance(features.position()) - nodule.diameter() / 2;
    }

    private static void add(Instances table, double[] values, boolean yes) {
        Instance row = NoduleModel.row(table, values, 1);
        row.setClassValue(yes ? 1 : 0);
        table.add(row);
    }

    /** Gives both classes the same weight. */
    private static void balance(Instances table) {
        int[] counts = table.attributeStats(table.classIndex()).nominalCounts;
        for (Instance row : table) {
            row.setWeight(0.5 * table.size() / Math.max(1, counts[(int) row.classValue()]));
        }
    }
}
