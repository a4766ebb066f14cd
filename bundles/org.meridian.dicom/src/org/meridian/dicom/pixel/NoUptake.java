package org.meridian.dicom.pixel;

/** Ends the reading of an image that has no uptake values. */
final class NoUptake extends Exception {
    private static final long serialVersionUID = 1;

    private final UptakeProblem problem;

    NoUptake(UptakeProblem problem) {
        super(problem.name());
        this.problem = problem;
    }

    UptakeProblem problem() {
        return problem;
    }
}
