package org.meridian.monitor.spi;

import java.time.Instant;

/**
 * A state the device itself reports as an alarm. Shown for information: this program is no alarm
 * system.
 *
 * @param key the driver's stable word for it ({@code battery-low})
 */
public record DeviceAlarm(String key, Priority priority, boolean active, Instant hostTime)
        implements DeviceEvent {
    /** Whether it is about the patient or the device, after IEC 60601-1-8. */
    public enum Priority {
        HIGH,
        MEDIUM,
        LOW,
        TECHNICAL
    }
}
