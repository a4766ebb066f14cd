package org.meridian.monitor.drivers.nonin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.monitor.spi.Decoder;
import org.meridian.monitor.spi.DeviceAlarm;
import org.meridian.monitor.spi.DeviceEvent;
import org.meridian.monitor.spi.DeviceSimulator;
import org.meridian.monitor.spi.Gap;
import org.meridian.monitor.spi.Observation;
import org.meridian.monitor.spi.Observation.Quality;
import org.meridian.monitor.spi.Observation.Reason;
import org.meridian.monitor.spi.ObservationCode;
import org.meridian.monitor.spi.WaveBlock;
import org.meridian.testkit.monitor.LineFault;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

class NoninDecoderTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
    private static final int MUTANTS = System.getenv("MERIDIAN_LONG") == null ? 4000 : 20_000;

    /** A packet as the manual describes it, independent of the simulator. */
    private static byte[] packet(int rate, int spo2, int rateDisplay, int spo2Display, int status) {
        int[] parameters = new int[25];
        parameters[0] = rate >> 7;
        parameters[1] = rate & 0x7F;
        parameters[2] = spo2;
        parameters[8] = spo2Display;
        parameters[19] = rateDisplay >> 7;
        parameters[20] = rateDisplay & 0x7F;
        byte[] bytes = new byte[125];
        for (int i = 0; i < 25; i++) {
            int b2 = 0x80 | status | (i == 0 ? 1 : 0);
            int pleth = 100 + i;
            bytes[5 * i] = 1;
            bytes[5 * i + 1] = (byte) b2;
            bytes[5 * i + 2] = (byte) pleth;
            bytes[5 * i + 3] = (byte) parameters[i];
            bytes[5 * i + 4] = (byte) (1 + b2 + pleth + parameters[i]);
        }
        return bytes;
    }

    private static byte[] packet(int rate, int spo2) {
        return packet(rate, spo2, rate, spo2, 0);
    }

    private static List<DeviceEvent> decode(byte[]... chunks) {
        Decoder decoder = new NoninDriver().newDecoder();
        List<DeviceEvent> events = new ArrayList<>();
        for (byte[] chunk : chunks) {
            decoder.feed(chunk, TIME, events::add);
        }
        return events;
    }

    private static Observation last(List<DeviceEvent> events, ObservationCode code) {
        return events.stream()
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .filter(o -> o.code().equals(code))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 60, 127, 128, 130, 255, 256, 300, 321})
    void aRateIsTwoGroupsOfSevenBits(int rate) {
        Observation pulse = last(decode(packet(rate, 97)), ObservationCode.PULSE_RATE);
        assertEquals(OptionalDouble.of(rate), pulse.value());
        assertEquals("/min", pulse.unit());
        assertEquals(Quality.VALID, pulse.quality());
    }

    @Test
    void theHeldValueForDisplayNeverReplacesTheMeasuredOne() {
        List<DeviceEvent> events = decode(packet(80, 91, 80, 98, 0), packet(80, 91, 80, 98, 0));
        assertEquals(OptionalDouble.of(91), last(events, ObservationCode.SPO2).value());
        List<DeviceEvent> missing = decode(packet(511, 127, 80, 98, 0));
        assertEquals(Quality.NO_VALUE, last(missing, ObservationCode.SPO2).quality());
        assertEquals(Reason.MISSING, last(missing, ObservationCode.PULSE_RATE).reason());
    }

    @ParameterizedTest
    @CsvSource({"511,127,MISSING", "0,0,OUT_OF_RANGE"})
    void sentinelsAreNoNumbers(int rate, int spo2, Reason reason) {
        List<DeviceEvent> events = decode(packet(rate, spo2), packet(rate, spo2));
        for (ObservationCode code : List.of(ObservationCode.PULSE_RATE, ObservationCode.SPO2)) {
            assertEquals(OptionalDouble.empty(), last(events, code).value());
            assertEquals(reason, last(events, code).reason());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 126, 128, 255})
    void aSaturationAboveAHundredIsRefused(int spo2) {
        List<DeviceEvent> events = decode(packet(70, spo2), packet(70, spo2));
        assertEquals(Reason.OUT_OF_RANGE, last(events, ObservationCode.SPO2).reason());
    }

    @ParameterizedTest
    @CsvSource({
        "0x40,NO_VALUE,SENSOR_OFF",
        "0x08,NO_VALUE,SENSOR_FAULT",
        "0x10,QUESTIONABLE,SEARCHING",
        "0x20,QUESTIONABLE,ARTIFACT",
        "0x04,QUESTIONABLE,LOW_PERFUSION",
        "0x02,VALID,NONE",
        "0x06,VALID,NONE"
    })
    void theStatusDecidesTheQuality(String status, Quality quality, Reason reason) {
        Observation spo2 =
                last(decode(packet(70, 97, 70, 97, Integer.decode(status))), ObservationCode.SPO2);
        assertEquals(quality, spo2.quality());
        assertEquals(reason, spo2.reason());
    }

    @Test
    void aValueThatNothingConfirmsWaitsForTheNextPacket() {
        byte[] lagging = packet(130, 90, 128, 98, 0);
        assertEquals(Reason.UNCONFIRMED, last(decode(lagging), ObservationCode.SPO2).reason());
        List<DeviceEvent> twice = decode(lagging, lagging);
        assertEquals(OptionalDouble.of(90), last(twice, ObservationCode.SPO2).value());
        assertEquals(OptionalDouble.of(130), last(twice, ObservationCode.PULSE_RATE).value());
    }

    @Test
    void afterAResetNothingOldConfirms() {
        byte[] lagging = packet(130, 90, 128, 98, 0);
        Decoder decoder = new NoninDriver().newDecoder();
        List<DeviceEvent> events = new ArrayList<>();
        decoder.feed(lagging, TIME, events::add);
        decoder.feed(Arrays.copyOf(lagging, 60), TIME, events::add);
        decoder.reset();
        decoder.feed(lagging, TIME, events::add);
        assertEquals(Reason.UNCONFIRMED, last(events, ObservationCode.SPO2).reason());
        assertTrue(events.stream().noneMatch(Gap.class::isInstance));
    }

    @Test
    void refusedBytesBetweenPacketsAreAGap() {
        byte[] broken = packet(70, 97);
        broken[62] ^= 1;
        List<DeviceEvent> events = decode(packet(70, 97), broken, packet(70, 97));
        Gap gap =
                events.stream()
                        .filter(Gap.class::isInstance)
                        .map(Gap.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertEquals(Gap.Cause.CORRUPT, gap.cause());
        assertEquals(125, gap.skippedBytes());
    }

    @Test
    void joiningInTheMiddleOfAStreamIsNoGap() {
        byte[] half = Arrays.copyOfRange(packet(70, 97), 33, 125);
        List<DeviceEvent> events = decode(half, packet(70, 97));
        assertTrue(events.stream().noneMatch(Gap.class::isInstance));
        assertEquals(OptionalDouble.of(97), last(events, ObservationCode.SPO2).value());
    }

    @Test
    void theWaveHasEverySampleInOrder() {
        WaveBlock wave =
                decode(packet(70, 97)).stream()
                        .filter(WaveBlock.class::isInstance)
                        .map(WaveBlock.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertEquals(75, wave.samplesPerSecond());
        assertEquals(java.util.stream.IntStream.range(100, 125).boxed().toList(), wave.samples());
    }

    @Test
    void aLowBatteryIsToldOnceAndItsEndToo() {
        byte[] low = packet(70, 97);
        low[7 * 5 + 3] = 1;
        low[7 * 5 + 4]++;
        List<DeviceAlarm> alarms =
                decode(packet(70, 97), low, low, packet(70, 97)).stream()
                        .filter(DeviceAlarm.class::isInstance)
                        .map(DeviceAlarm.class::cast)
                        .toList();
        assertEquals(List.of(true, false), alarms.stream().map(DeviceAlarm::active).toList());
    }

    @Test
    void theDivisionIntoChunksChangesNothing() {
        DeviceSimulator.Run run = new NoninSimulator().start(7);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 40; i++) {
            stream.writeBytes(run.next().bytes());
        }
        byte[] all = LineFault.SPLICE.apply(stream.toByteArray(), new Random(1));
        Random random = new Random(2);
        List<byte[]> chunks = new ArrayList<>();
        for (int at = 0; at < all.length; ) {
            int to = Math.min(all.length, at + random.nextInt(60));
            chunks.add(Arrays.copyOfRange(all, at, to));
            at = to;
        }
        assertEquals(decode(all), decode(chunks.toArray(byte[][]::new)));
    }

    @Test
    void theSimulatorsTruthIsWhatIsDecoded() {
        for (long seed = 0; seed < 20; seed++) {
            DeviceSimulator.Run run = new NoninSimulator().start(seed);
            Decoder decoder = new NoninDriver().newDecoder();
            int confirmed = 0;
            for (int i = 0; i < 300; i++) {
                DeviceSimulator.Message message = run.next();
                List<DeviceEvent> events = new ArrayList<>();
                decoder.feed(message.bytes(), TIME, events::add);
                for (DeviceSimulator.Truth truth : message.truth()) {
                    OptionalDouble value = last(events, truth.code()).value();
                    if (value.isPresent()) {
                        assertEquals(truth.value(), value.getAsDouble());
                        confirmed++;
                    }
                }
            }
            assertTrue(confirmed > 400, "of 600 values only " + confirmed);
        }
    }

    /**
     * Every value that is taken from a damaged stream is one that the device had in it: no fault of
     * a line makes a number.
     */
    @ParameterizedTest
    @EnumSource(LineFault.class)
    void noFaultMakesAWrongValue(LineFault fault) {
        Random random = new Random(fault.ordinal());
        int wrong = 0;
        int taken = 0;
        for (int mutant = 0; mutant < MUTANTS; mutant++) {
            DeviceSimulator.Run run = new NoninSimulator().start(random.nextLong());
            Set<String> held = new HashSet<>();
            byte[][] packets = new byte[6][];
            for (int i = 0; i < packets.length; i++) {
                DeviceSimulator.Message message = run.next();
                packets[i] = message.bytes();
                message.truth().forEach(t -> held.add(t.code().name() + t.value()));
            }
            byte[] damaged = fault.apply(join(packets[1], packets[2], packets[3]), random);
            for (DeviceEvent event : decode(packets[0], damaged, packets[4], packets[5])) {
                if (event instanceof Observation o && o.value().isPresent()) {
                    taken++;
                    if (!held.contains(o.code().name() + o.value().getAsDouble())) {
                        wrong++;
                    }
                }
            }
        }
        assertTrue(taken > MUTANTS, "taken " + taken);
        assertEquals(0, wrong);
    }
}
