package org.meridian.workflow;

import org.meridian.core.text.Texts;
import org.meridian.monitor.DeviceState;
import org.meridian.monitor.LiveValues.LiveValue;
import org.meridian.monitor.spi.DeviceAlarm;
import org.meridian.monitor.spi.Observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a device that records is said to show, for a person and without the patient's name. */
record DeviceText(Texts texts) {
    String line(DeviceState device) {
        List<String> parts = new ArrayList<>();
        for (DeviceAlarm alarm : device.live().alarms()) {
            parts.add(texts.get("device.alarm", name(alarm)));
        }
        // an old number is never shown as a current one
        device.live().values().stream()
                .filter(v -> !v.stale() && v.observation().value().isPresent())
                .map(this::value)
                .forEach(parts::add);
        if (device.live().values().stream().allMatch(LiveValue::stale)) {
            parts.add(texts.get("device.noData"));
        } else {
            device.live().values().stream()
                    .filter(v -> v.stale() || v.observation().value().isEmpty())
                    .map(v -> texts.get("device.noValue", name(v.observation())))
                    .forEach(parts::add);
        }
        return texts.get(
                device.live().simulated() ? "device.simulated" : "device.at",
                port(device.port()),
                String.join(texts.get("device.comma"), parts));
    }

    private String value(LiveValue value) {
        Observation observation = value.observation();
        return texts.get(
                "device.value",
                name(observation),
                String.format(Locale.ROOT, "%.0f", observation.value().getAsDouble()),
                observation.unit());
    }

    private String name(DeviceAlarm alarm) {
        return alarm.key().equals("battery-low") ? texts.get("device.batteryLow") : alarm.key();
    }

    private String name(Observation observation) {
        return switch (observation.code().shortName()) {
            case "spo2" -> texts.get("device.spo2");
            case "pulse" -> texts.get("device.pulse");
            default -> observation.code().shortName();
        };
    }

    /** Its last part: a folder on the way to it may be named after anybody. */
    private static String port(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
