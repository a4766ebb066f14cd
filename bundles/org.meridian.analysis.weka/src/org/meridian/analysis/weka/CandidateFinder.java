package org.meridian.analysis.weka;

import org.meridian.core.progress.Progress;
import org.meridian.imaging.Gaussian;
import org.meridian.imaging.Grid;
import org.meridian.imaging.Hessian;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Looks for ball-like places over several scales, one scale in memory at a time. Stateless. */
final class CandidateFinder {
    /** Standard deviations in millimetres on the grid of 1 mm, for balls of 4 to 9 mm. */
    private static final double[] FINE = {1.2, 1.8, 2.6};

    /** The same on the grid of 2 mm, for balls of 13 to 28 mm. */
    private static final double[] COARSE = {3.7, 5.3, 7.5};

    /** Weaker answers are noise and texture, in Hounsfield units. */
    private static final float WEAKEST = 20;

    /** At most that many a scale, so that many small vessels do not push out a faint large ball. */
    private static final int[] MOST = {160, 140, 120, 100, 80, 50};

    private static final Comparator<Candidate> STRONGEST_FIRST =
            Comparator.comparingDouble((Candidate c) -> -c.response())
                    .thenComparingInt(Candidate::z)
                    .thenComparingInt(Candidate::y)
                    .thenComparingInt(Candidate::x);

    private CandidateFinder() {}

    /** The strongest places, each once, strongest first. */
    static List<Candidate> find(LungGrid lung, Progress progress) {
        List<Candidate> all = new ArrayList<>();
        Grid half = lung.fine().halved();
        for (int scale = 0; scale < MOST.length; scale++) {
            progress.checkCancelled();
            boolean fine = scale < FINE.length;
            double sigma = fine ? FINE[scale] : COARSE[scale - FINE.length];
            maxima(lung, fine ? lung.fine() : half, sigma, fine ? 1 : 2).stream()
                    .sorted(STRONGEST_FIRST)
                    .limit(MOST[scale])
                    .forEach(all::add);
            progress.worked(1);
        }
        all.sort(STRONGEST_FIRST);
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : all) {
            if (kept.stream().noneMatch(k -> same(k, candidate))) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    /** A small ball beside a large one stays a candidate of its own. */
    private static boolean same(Candidate a, Candidate b) {
        double ratio = a.sigma() / b.sigma();
        boolean alike = ratio < 2.2 && ratio > 1 / 2.2;
        double reach = alike ? Math.max(a.radius(), b.radius()) : Math.min(a.radius(), b.radius());
        return a.distance(b) < Math.max(2.5, 0.8 * reach);
    }

    private static List<Candidate> maxima(LungGrid lung, Grid grid, double sigma, int step) {
        Grid response = Hessian.balls(Gaussian.smooth(grid, sigma), sigma);
        int nx = grid.geometry().columns();
        int ny = grid.geometry().rows();
        return IntStream.range(1, Math.max(1, grid.geometry().slices() - 1))
                .parallel()
                .mapToObj(
                        z -> {
                            List<Candidate> found = new ArrayList<>();
                            for (int y = 1; y < ny - 1; y++) {
                                for (int x = 1; x < nx - 1; x++) {
                                    float value = response.at(x, y, z);
                                    if (value > WEAKEST
                                            && lung.inRegion(x * step, y * step, z * step)
                                            && isMaximum(response, x, y, z, value)) {
                                        found.add(
                                                new Candidate(
                                                        x * step, y * step, z * step, sigma,
                                                        value));
                                    }
                                }
                            }
                            return found;
                        })
                .flatMap(List::stream)
                .toList();
    }

    private static boolean isMaximum(Grid grid, int x, int y, int z, float value) {
        for (int dz = -1; dz <= 1; dz++) {
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    if (grid.at(x + dx, y + dy, z + dz) > value) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
