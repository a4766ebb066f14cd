package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.core.record.Patient;
import org.meridian.core.text.Texts;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.workflow.Devices;
import org.meridian.workflow.Monitors;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * {@code monitor ports|drivers}, {@code monitor record PATIENT --port P [--driver ID] [--seconds
 * N]}, {@code monitor sessions PATIENT}, {@code monitor replay SESSION}, {@code monitor simulate
 * --port P [--driver ID] [--seed N] [--seconds N]}.
 */
final class MonitorCommand implements Command {
    private static final String ACTIONS = "ports|drivers|record|sessions|replay|simulate";
    private static final int SECONDS = 60;
    private static final int LONGEST = 7 * 24 * 3600;

    @Override
    public String name() {
        return "monitor";
    }

    @Override
    public Set<String> options() {
        return Set.of("port", "driver", "seconds", "seed");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String action = arguments.word(0, ACTIONS);
        return switch (action) {
            case "ports" -> {
                arguments.atMost(1);
                yield ports(session.devices());
            }
            case "drivers" -> {
                arguments.atMost(1);
                yield drivers(session.devices());
            }
            case "record" -> {
                arguments.atMost(2);
                yield record(session, arguments);
            }
            case "sessions" -> {
                arguments.atMost(2);
                yield sessions(session, arguments);
            }
            case "replay" -> {
                arguments.atMost(2);
                yield replay(session, arguments);
            }
            case "simulate" -> {
                arguments.atMost(1);
                yield simulate(session, arguments);
            }
            default -> throw new UsageException("word.unknown", action, ACTIONS);
        };
    }

    private static JsonObject ports(Devices devices) {
        return Json.createObjectBuilder()
                .add(
                        "ports",
                        Documents.array(
                                devices.ports(),
                                p ->
                                        Json.createObjectBuilder()
                                                .add("path", p.path())
                                                .add("description", p.description())))
                .build();
    }

    private static JsonObject drivers(Devices devices) {
        return Json.createObjectBuilder()
                .add(
                        "drivers",
                        Documents.array(
                                devices.drivers(),
                                d ->
                                        Json.createObjectBuilder()
                                                .add("id", d.id())
                                                .add("label", d.label())))
                .build();
    }

    private static JsonObject sessions(Session session, Arguments arguments) {
        String named = arguments.word(1, "PATIENT");
        Patient patient = session.workstation().library().patientNamed(named);
        return Documents.patient(patient)
                .add(
                        "sessions",
                        Documents.array(
                                session.workstation().monitors().sessions(patient.key()),
                                s ->
                                        Json.createObjectBuilder()
                                                .add("session", s.id().toString())
                                                .add("driver", s.driver())
                                                .add("started", s.started().toString())
                                                .add("simulated", s.simulated())))
                .build();
    }

    private static JsonObject record(Session session, Arguments arguments) {
        String named = arguments.word(1, "PATIENT");
        String port = arguments.required("port");
        Duration duration = duration(arguments);
        Patient patient = session.workstation().library().patientNamed(named);
        Monitors.Recorded recorded =
                session.workstation()
                        .monitors()
                        .record(
                                patient.key(),
                                port,
                                session.devices().driver(arguments.option("driver")),
                                duration,
                                session.progress());
        return Documents.patient(patient)
                .add("session", recorded.session().toString())
                .add("observations", recorded.observations())
                .add("seconds", recorded.duration().toSeconds())
                .build();
    }

    private static Duration duration(Arguments arguments) {
        return Duration.ofSeconds(arguments.number("seconds", SECONDS, 1, LONGEST));
    }

    private static JsonObject replay(Session opened, Arguments arguments) {
        String session = arguments.word(1, "SESSION");
        UUID id;
        try {
            id = UUID.fromString(session);
        } catch (IllegalArgumentException e) {
            throw new UsageException("word.unknown", session, "SESSION");
        }
        Monitors.Replayed replayed = opened.workstation().monitors().replay(id, event -> {});
        return Json.createObjectBuilder()
                .add("session", session)
                .add("observations", replayed.observations())
                .add("sha256", replayed.hash())
                .build();
    }

    private static JsonObject simulate(Session session, Arguments arguments) {
        Optional<String> id = arguments.option("driver");
        Devices devices = session.devices();
        DeviceDriver driver = devices.driver(id);
        long bytes =
                devices.simulate(
                        arguments.required("port"),
                        driver,
                        arguments.longNumber("seed", 1, 0, Long.MAX_VALUE),
                        duration(arguments),
                        session.progress());
        JsonObjectBuilder document =
                Json.createObjectBuilder().add("driver", driver.id()).add("bytes", bytes);
        return document.build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        if (result.containsKey("ports")) {
            return lines(result, "ports", "path", "description");
        }
        if (result.containsKey("drivers")) {
            return lines(result, "drivers", "id", "label");
        }
        if (result.containsKey("sessions")) {
            return lines(result, "sessions", "session", "started");
        }
        if (result.containsKey("bytes")) {
            return texts.get("monitor.simulated", result.getJsonNumber("bytes")) + "\n";
        }
        if (result.containsKey("sha256")) {
            return texts.get(
                            "monitor.replayed",
                            result.getInt("observations"),
                            result.getString("sha256"))
                    + "\n";
        }
        return texts.get(
                        "monitor.recorded",
                        result.getInt("observations"),
                        result.getInt("seconds"),
                        result.getString("session"))
                + "\n";
    }

    private static String lines(JsonObject result, String list, String first, String second) {
        return result.getJsonArray(list).getValuesAs(JsonObject.class).stream()
                .map(i -> i.getString(first) + "  " + i.getString(second) + "\n")
                .collect(Collectors.joining());
    }
}
