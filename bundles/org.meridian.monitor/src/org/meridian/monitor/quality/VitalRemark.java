package org.meridian.monitor.quality;

/**
 * One thing said of a session, at its first occurrence.
 *
 * @param subject short name of what is measured ({@code spo2}), or of the device's times ({@code
 *     time})
 * @param found the value with its unit, or how long it lasted
 */
public record VitalRemark(VitalFault fault, String subject, String found) {}
