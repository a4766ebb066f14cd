package org.meridian.workflow;

import org.meridian.analysis.Detectors;
import org.meridian.analysis.spi.LesionDetector;
import org.meridian.analysis.spi.TrainableDetector;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Makes a detector's model again. Touches no archive. Safe for all threads. */
public final class Training {
    private final Detectors detectors;

    public Training(Detectors detectors) {
        this.detectors = detectors;
    }

    /**
     * A model that was learnt.
     *
     * @param detector id of the detector
     * @param sha256 of the bytes, hexadecimal
     * @param sameAsShipped whether the installed detector uses these very bytes
     */
    public record Model(String detector, byte[] bytes, String sha256, boolean sameAsShipped) {}

    /** Learns the model of a detector, without an id that of the first that works. */
    public Model train(Optional<String> id, Progress progress) {
        LesionDetector detector = detectors.find(id);
        if (!(detector instanceof TrainableDetector trainable)) {
            throw new MeridianException(WorkflowError.NOT_TRAINABLE, detector.id());
        }
        byte[] bytes = trainable.train(progress);
        String hash = sha256(bytes);
        return new Model(detector.id(), bytes, hash, hash.equals(detector.modelHash()));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
