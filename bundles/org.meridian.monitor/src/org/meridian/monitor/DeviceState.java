package org.meridian.monitor;

/**
 * A device that records now, without the patient it records.
 *
 * @param driver id of the driver
 * @param port where it is connected
 */
public record DeviceState(String driver, String port, LiveValues live) {}
