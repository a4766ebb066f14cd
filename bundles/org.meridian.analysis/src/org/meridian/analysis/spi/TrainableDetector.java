package org.meridian.analysis.spi;

import org.meridian.core.progress.Progress;

/** A detector whose model can be made again from what it was learnt from. */
public interface TrainableDetector extends LesionDetector {
    /**
     * Learns the shipped model anew: the same bytes on every machine.
     *
     * @throws java.util.concurrent.CancellationException when the progress is cancelled
     */
    byte[] train(Progress progress);
}
