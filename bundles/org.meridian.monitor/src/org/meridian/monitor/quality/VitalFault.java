package org.meridian.monitor.quality;

/** What can be said against a value, a wave or the times of a session. */
public enum VitalFault {
    /** A value that no living body has, such as an oxygen saturation over 100 %. */
    IMPOSSIBLE,
    /** A number by which devices say "no value", taken for one. */
    SENTINEL,
    /** A pulse rate of 0 while the plethysmogram moves. */
    PULSE_ZERO,
    /** A diastolic pressure that is not below the systolic one, or a mean outside of both. */
    PRESSURES_TURNED,
    /** A time without trusted data. */
    GAP,
    /** The device's or this computer's clock went back, or away from the other one. */
    CLOCK,
    /** A unit in which IEEE 11073 does not measure this. */
    UNIT,
    /** A value that came twice for one time. */
    TWICE,
    /** A wave without any movement. */
    FLAT
}
