package org.meridian.monitor.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.monitor.spi.DeviceEvent;
import org.meridian.monitor.spi.Gap;
import org.meridian.monitor.spi.Observation;
import org.meridian.monitor.spi.Observation.Reason;
import org.meridian.monitor.spi.ObservationCode;
import org.meridian.monitor.spi.WaveBlock;
import org.meridian.testkit.TestData;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

class VitalRulesTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final ObservationCode HEART = code(147842, "hr");
    private static final ObservationCode SYSTOLIC = code(150021, "sys");
    private static final ObservationCode DIASTOLIC = code(150022, "dia");
    private static final ObservationCode MEAN = code(150023, "mean");

    /** UCUM for the units of IEEE 11073-10101 in the captured messages. */
    private static final Map<String, String> UNITS =
            Map.of(
                    "MDC_DIM_PERCENT", "%",
                    "MDC_DIM_BEAT_PER_MIN", "/min",
                    "MDC_DIM_RESP_PER_MIN", "/min",
                    "MDC_DIM_DEGC", "Cel",
                    "MDC_DIM_MMHG", "mm[Hg]",
                    "MDC_DIM_KILO_G", "kg");

    private static ObservationCode code(int code, String name) {
        return new ObservationCode(code, "MDC_" + code, name);
    }

    private static List<String> said(List<? extends DeviceEvent> events) {
        VitalRules rules = new VitalRules();
        events.forEach(rules::accept);
        return rules.take().stream()
                .map(r -> r.fault() + " " + r.subject() + " " + r.found())
                .toList();
    }

    private static Instant second(double seconds) {
        return START.plusMillis(Math.round(1000 * seconds));
    }

    private static Observation value(int code, double value, String unit, double seconds) {
        return Observation.valid(code(code, "v"), value, unit, second(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "150456, 100, %, ''",
        "150456, 0, %, ''",
        "150456, 101, %, IMPOSSIBLE v 101 %",
        "150456, 127, %, SENTINEL v 127 %",
        "150456, -100, %, SENTINEL v -100 %",
        "149530, 127, /min, ''",
        "149530, 255, /min, ''",
        "149530, 511, /min, SENTINEL v 511 /min",
        "149530, 360, /min, IMPOSSIBLE v 360 /min",
        "150344, 38.5, Cel, ''",
        "150344, 384.5, Cel, IMPOSSIBLE v 384.5 Cel",
        "150344, 98.6, [degF], ''",
        "150344, 98.6, Cel, IMPOSSIBLE v 98.6 Cel",
        "150021, 120, mm[Hg], ''",
        "150021, 16, kPa, ''",
        "150021, 120, kPa, IMPOSSIBLE v 120 kPa",
        "150021, 120, %, UNIT v 120 %",
        "150456, 0.97, 1, UNIT v 0.97 1",
        // nothing is known of it, but no sensor gives this
        "999999, 8388607, mmol/L, SENTINEL v 8388607 mmol/L",
        "999999, 511, mmol/L, ''",
    })
    void aValueIsHeldToWhatABodyHasInItsUnit(int code, double value, String unit, String said) {
        List<String> wanted = said.isEmpty() ? List.of() : List.of(said);
        assertEquals(wanted, said(List.of(value(code, value, unit, 0))));
    }

    @Test
    void whatTheDeviceMarksItselfIsNoFault() {
        assertEquals(
                List.of(),
                said(
                        List.of(
                                Observation.none(HEART, "/min", Reason.SENSOR_OFF, START),
                                Observation.questionable(
                                        HEART, 400, "/min", Reason.ARTIFACT, START))));
    }

    @Test
    void eachFaultIsToldOnceASession() {
        assertEquals(
                List.of("IMPOSSIBLE v 101 %"),
                said(List.of(value(150456, 101, "%", 0), value(150456, 102, "%", 1))));
    }

    private static WaveBlock pleth(double seconds, int... samples) {
        return new WaveBlock(
                ObservationCode.PLETH,
                75,
                IntStream.of(samples).boxed().toList(),
                "1",
                second(seconds));
    }

    @Test
    void aPulseOfZeroSpeaksAgainstAMovingPleth() {
        Observation zero = value(149530, 0, "/min", 1);
        assertEquals(List.of("PULSE_ZERO v 0 /min"), said(List.of(pleth(0.5, 10, 90, 30), zero)));
        assertEquals(List.of(), said(List.of(pleth(0.5, 10, 10, 10), zero)));
        assertEquals(List.of(), said(List.of(zero)));
        assertEquals(List.of(), said(List.of(pleth(0, 10, 90, 30), value(149530, 0, "/min", 60))));
    }

    @Test
    void theThreePressuresOfACuffBelongTogether() {
        assertEquals(List.of(), said(cuff(0, 120, 80, 93)));
        assertEquals(
                List.of("PRESSURES_TURNED nibp 80/120 (–) mm[Hg]"), said(cuff(0, 80, 120, 93)));
        assertEquals(
                List.of("PRESSURES_TURNED nibp 120/80 (70) mm[Hg]"), said(cuff(0, 120, 80, 70)));
        List<DeviceEvent> two = new ArrayList<>(cuff(0, 90, 50, 63));
        two.addAll(cuff(300, 180, 110, 133));
        assertEquals(List.of(), said(two));
    }

    private static List<Observation> cuff(double seconds, int sys, int dia, int mean) {
        return List.of(
                Observation.valid(SYSTOLIC, sys, "mm[Hg]", second(seconds)),
                Observation.valid(DIASTOLIC, dia, "mm[Hg]", second(seconds)),
                Observation.valid(MEAN, mean, "mm[Hg]", second(seconds)));
    }

    private static Observation timed(double value, double device, double host) {
        return new Observation(
                HEART,
                OptionalDouble.of(value),
                "/min",
                Observation.Quality.VALID,
                Reason.NONE,
                Optional.of(second(device)),
                second(host));
    }

    @Test
    void clocksGoForwardAndTogether() {
        assertEquals(List.of(), said(List.of(timed(70, 3600, 0), timed(71, 3601, 1))));
        assertEquals(
                List.of("CLOCK hr 3599 s"), said(List.of(timed(70, 0, 0), timed(71, 3599, 1))));
        assertEquals(List.of("CLOCK hr -2 s"), said(List.of(timed(70, 2, 0), timed(71, 0, 1))));
        assertEquals(List.of("TWICE hr 70 /min"), said(List.of(timed(70, 1, 0), timed(70, 1, 1))));
        assertEquals(
                List.of("CLOCK time 3 s"),
                said(List.of(value(147842, 70, "/min", 3), value(147842, 70, "/min", 0))));
    }

    @Test
    void aWaveThatDoesNotMoveIsFlatAndAGapBreaksIt() {
        List<DeviceEvent> events = new ArrayList<>();
        int[] still = new int[75];
        for (int i = 0; i < 9; i++) {
            events.add(pleth(i, still));
        }
        assertEquals(List.of(), said(events));
        events.add(pleth(9, still));
        events.add(pleth(10, still));
        assertEquals(List.of("FLAT pleth 10 s"), said(events));
        events.add(5, new Gap(second(4), second(5), Gap.Cause.QUIET, 0));
        events.subList(6, events.size()).clear();
        for (int i = 5; i < 14; i++) {
            events.add(pleth(i, still));
        }
        assertEquals(List.of(), said(events));
    }

    @Test
    void aGapCountsFromTenSeconds() {
        Gap small = new Gap(START, second(9.9), Gap.Cause.QUIET, 0);
        Gap large = new Gap(START, second(33), Gap.Cause.PORT_LOST, 0);
        assertEquals(List.of(), said(List.of(small)));
        assertEquals(List.of("GAP time 33 s"), said(List.of(large)));
    }

    /** Values of a patient monitor, as an independent program decoded them from its raw stream. */
    private static List<DeviceEvent> captured(String name) throws IOException {
        List<DeviceEvent> events = new ArrayList<>();
        for (String line : Files.readAllLines(TestData.path(name)).stream().skip(1).toList()) {
            String[] v = line.split(",");
            Instant time = Instant.ofEpochSecond(Long.parseLong(v[0]));
            if (!events.isEmpty()) {
                Instant last = events.getLast().hostTime();
                if (Duration.between(last, time).toSeconds() > 3) {
                    events.add(new Gap(last, time, Gap.Cause.QUIET, 0));
                }
            }
            add(events, HEART, v[1], 1, "/min", time);
            add(events, SYSTOLIC, v[2], 100, "mm[Hg]", time);
            add(events, DIASTOLIC, v[3], 100, "mm[Hg]", time);
            add(events, MEAN, v[4], 100, "mm[Hg]", time);
            add(events, ObservationCode.SPO2, v[5], 100, "%", time);
            add(events, ObservationCode.PULSE_RATE, v[6], 1, "/min", time);
        }
        return events;
    }

    private static void add(
            List<DeviceEvent> events,
            ObservationCode code,
            String text,
            double scale,
            String unit,
            Instant time) {
        if (!text.isEmpty()) {
            double value = Double.parseDouble(text) / scale;
            events.add(
                    new Observation(
                            code,
                            OptionalDouble.of(value),
                            unit,
                            Observation.Quality.VALID,
                            Reason.NONE,
                            Optional.of(time),
                            time));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"db00", "db02", "raw"})
    void againstARealMonitorsHalfHourNothingIsSaidButItsGap(String name) throws IOException {
        List<String> said = said(captured("serial/ge-dri-pycollect/" + name + ".decoded.csv"));
        assertEquals(name.equals("db00") ? List.of() : List.of("GAP time 33 s"), said);
    }

    @Test
    void changedOnPurposeARealCaptureShowsWhatWasChanged() throws IOException {
        List<DeviceEvent> events = captured("serial/ge-dri-pycollect/db00.decoded.csv");
        List<DeviceEvent> turned = new ArrayList<>(events);
        Collections.swap(turned, 600, 1200);
        assertEquals("CLOCK", said(turned).getFirst().split(" ")[0]);
        List<DeviceEvent> repeated = new ArrayList<>(events);
        repeated.add(601, events.get(600));
        assertEquals("TWICE", said(repeated).getFirst().split(" ")[0]);
        List<DeviceEvent> unscaled =
                events.stream()
                        .map(
                                e ->
                                        e instanceof Observation o
                                                        && o.code().equals(ObservationCode.SPO2)
                                                ? Observation.valid(
                                                        o.code(),
                                                        100 * o.value().orElseThrow(),
                                                        o.unit(),
                                                        o.hostTime())
                                                : e)
                        .toList();
        assertEquals(List.of("IMPOSSIBLE spo2 10000 %"), said(unscaled));
    }

    @Test
    void realMessagesWithInvalidValuesShowThem() throws IOException {
        assertEquals(
                List.of(
                        "SENTINEL 150456 -100 %",
                        "SENTINEL 149530 -100 /min", "IMPOSSIBLE 150344 384.5 Cel"),
                said(message("serial/hl7-oru/northern_invalid_values_oru_r01.hl7")));
        assertEquals(List.of(), said(message("serial/hl7-oru/comen_nc_oru_r01.hl7")));
    }

    /** The numeric values of an HL7 v2 ORU message. */
    private static List<DeviceEvent> message(String name) throws IOException {
        List<DeviceEvent> events = new ArrayList<>();
        for (String segment : Files.readString(TestData.path(name)).split("[\r\n]+")) {
            String[] field = segment.split("\\|", -1);
            if (field[0].equals("OBX") && !field[5].isEmpty()) {
                String code = field[3].split("\\^")[0];
                String unit = UNITS.getOrDefault(field[6].split("\\^")[1], "");
                events.add(
                        Observation.valid(
                                code(Integer.parseInt(code), code),
                                Double.parseDouble(field[5]),
                                unit,
                                START));
            }
        }
        return events;
    }
}
