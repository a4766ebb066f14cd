package org.meridian.monitor.spi;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One numeric value of a device, or that it has none.
 *
 * @param value empty exactly when the quality is {@link Quality#NO_VALUE}
 * @param unit of the value, in UCUM's case-sensitive form ({@code %}, {@code /min})
 * @param reason why the quality is not {@link Quality#VALID}; {@link Reason#NONE} when it is
 * @param deviceTime the device's own clock, where it sends one
 */
public record Observation(
        ObservationCode code,
        OptionalDouble value,
        String unit,
        Quality quality,
        Reason reason,
        Optional<Instant> deviceTime,
        Instant hostTime)
        implements DeviceEvent {

    public Observation {
        if (value.isEmpty() != (quality == Quality.NO_VALUE)
                || (reason == Reason.NONE) != (quality == Quality.VALID)
                || value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new IllegalArgumentException(quality + " " + reason);
        }
    }

    /** A value the device stands for. */
    public static Observation valid(
            ObservationCode code, double value, String unit, Instant hostTime) {
        return new Observation(
                code,
                OptionalDouble.of(value),
                unit,
                Quality.VALID,
                Reason.NONE,
                Optional.empty(),
                hostTime);
    }

    /** A value the device marks as doubtful. */
    public static Observation questionable(
            ObservationCode code, double value, String unit, Reason reason, Instant hostTime) {
        return new Observation(
                code,
                OptionalDouble.of(value),
                unit,
                Quality.QUESTIONABLE,
                reason,
                Optional.empty(),
                hostTime);
    }

    /** The device has no value now. */
    public static Observation none(
            ObservationCode code, String unit, Reason reason, Instant hostTime) {
        return new Observation(
                code,
                OptionalDouble.empty(),
                unit,
                Quality.NO_VALUE,
                reason,
                Optional.empty(),
                hostTime);
    }

    /** How far a value can be trusted. */
    public enum Quality {
        VALID,
        QUESTIONABLE,
        NO_VALUE
    }

    /** Why a value is doubtful or missing. */
    public enum Reason {
        NONE,
        /** The device says "missing" without a cause. */
        MISSING,
        SENSOR_OFF,
        SENSOR_FAULT,
        SEARCHING,
        ARTIFACT,
        LOW_PERFUSION,
        OUT_OF_RANGE,
        /** Not yet repeated or confirmed by a second field, where the protocol's check is weak. */
        UNCONFIRMED
    }
}
