import java.util.Arrays;
import java.util.Locale;

/**
 * Two programs at the same work in the same run, in turn, with a warm-up; prints the medians and
 * their ratio. Below 1 Meridian is faster. Both give a result, which has to be the same.
 */
final class Comparison {
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;

    /** Work whose result shows that it was done. */
    interface Work {
        long run() throws Exception;
    }

    private Comparison() {}

    /** Times {@code ours} and {@code theirs} in turn. */
    static void run(String what, String other, Work ours, Work theirs) throws Exception {
        double[] mine = new double[ROUNDS];
        double[] others = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long[] results = new long[2];
            double first = millis(ours, results, 0);
            double second = millis(theirs, results, 1);
            if (results[0] != results[1]) {
                throw new IllegalStateException(what + ": not the same result");
            }
            if (round >= 0) {
                mine[round] = first;
                others[round] = second;
            }
        }
        print(what, other, median(mine), median(others));
    }

    /** Prints times in milliseconds that were taken otherwise. */
    static void print(String what, String other, double mine, double others) {
        System.out.printf(
                Locale.ROOT,
                "%-50s Meridian %9.1f ms   %-9s %9.1f ms   ratio %.2f%n",
                what,
                mine,
                other,
                others,
                mine / others);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double millis(Work work, long[] results, int index) throws Exception {
        long start = System.nanoTime();
        results[index] = work.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
