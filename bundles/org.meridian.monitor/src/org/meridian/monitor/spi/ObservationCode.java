package org.meridian.monitor.spi;

/**
 * What is measured, in the nomenclature of IEEE 11073-10101.
 *
 * @param code the context-free code, partition times 65 536 plus term code ({@code 150456})
 * @param name its reference identifier ({@code MDC_PULS_OXIM_SAT_O2})
 * @param shortName a lower-case word for columns, search and scripts ({@code spo2})
 */
public record ObservationCode(int code, String name, String shortName) {
    /** Oxygen saturation of the arterial blood by pulse oximetry. */
    public static final ObservationCode SPO2 =
            new ObservationCode(150456, "MDC_PULS_OXIM_SAT_O2", "spo2");

    /** Pulse rate by pulse oximetry. */
    public static final ObservationCode PULSE_RATE =
            new ObservationCode(149530, "MDC_PULS_OXIM_PULS_RATE", "pulse");

    /** Plethysmogram of pulse oximetry. */
    public static final ObservationCode PLETH =
            new ObservationCode(150452, "MDC_PULS_OXIM_PLETH", "pleth");
}
