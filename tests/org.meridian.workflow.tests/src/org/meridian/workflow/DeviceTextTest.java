package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.text.Texts;
import org.meridian.monitor.DeviceState;
import org.meridian.monitor.LiveValues;
import org.meridian.monitor.LiveValues.LiveValue;
import org.meridian.monitor.spi.DeviceAlarm;
import org.meridian.monitor.spi.Observation;
import org.meridian.monitor.spi.Observation.Reason;
import org.meridian.monitor.spi.ObservationCode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

class DeviceTextTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final LiveValue SPO2 =
            value(Observation.valid(ObservationCode.SPO2, 84, "%", NOW), false);

    private static LiveValue value(Observation observation, boolean stale) {
        return new LiveValue(observation, Duration.ZERO, stale);
    }

    private static String line(Locale locale, boolean simulated, LiveValues live) {
        LiveValues shown =
                new LiveValues(
                        simulated, live.connected(), live.values(), List.of(), live.alarms());
        return new DeviceText(Texts.of(ScreenLock.class, locale))
                .line(new DeviceState("nonin", "/home/zhang san/ttyUSB0", shown));
    }

    private static LiveValues live(boolean connected, LiveValue... values) {
        return new LiveValues(false, connected, List.of(values), List.of(), List.of());
    }

    @Test
    void aValueStandsWithThePortAlone() {
        assertEquals("Device on ttyUSB0: SpO2 84 %", line(Locale.ENGLISH, false, live(true, SPO2)));
        assertEquals("ttyUSB0 上的设备：血氧 84 %", line(Locale.CHINA, false, live(true, SPO2)));
        assertEquals(
                "Simulated device on ttyUSB0: SpO2 84 %",
                line(Locale.ENGLISH, true, live(true, SPO2)));
    }

    @Test
    void anOldValueIsNoNumber() {
        LiveValue old = value(SPO2.observation(), true);
        assertEquals("Device on ttyUSB0: no data", line(Locale.ENGLISH, false, live(false, old)));
        assertEquals("ttyUSB0 上的设备：无数据", line(Locale.CHINA, false, live(true)));
        LiveValue none =
                value(
                        Observation.none(
                                ObservationCode.PULSE_RATE, "/min", Reason.SENSOR_OFF, NOW),
                        false);
        assertEquals(
                "Device on ttyUSB0: SpO2 84 %, Pulse no value",
                line(Locale.ENGLISH, false, live(true, SPO2, none)));
    }

    @Test
    void anAlarmComesFirst() {
        DeviceAlarm low = new DeviceAlarm("battery-low", DeviceAlarm.Priority.TECHNICAL, true, NOW);
        LiveValues live = new LiveValues(false, true, List.of(SPO2), List.of(), List.of(low));
        assertEquals(
                "Device on ttyUSB0: ALARM battery low, SpO2 84 %",
                line(Locale.ENGLISH, false, live));
        String chinese = line(Locale.SIMPLIFIED_CHINESE, false, live);
        assertTrue(chinese.contains("报警 电池电量低"), chinese);
    }
}
