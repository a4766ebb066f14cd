package org.meridian.monitor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.monitor.LiveValues;
import org.meridian.monitor.spi.DeviceAlarm;
import org.meridian.monitor.spi.Gap;
import org.meridian.monitor.spi.Observation;
import org.meridian.monitor.spi.ObservationCode;
import org.meridian.monitor.spi.WaveBlock;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

class LiveModelTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    private final LiveModel model = new LiveModel();

    private LiveValues at(long millis) {
        return model.at(TIME.plusMillis(millis), false);
    }

    @Test
    void aValueIsCurrentForThreeSecondsAndThenStale() {
        model.accept(Observation.valid(ObservationCode.SPO2, 97, "%", TIME));
        assertFalse(at(3000).values().getFirst().stale());
        assertTrue(at(3001).values().getFirst().stale());
        assertEquals(Duration.ofMillis(3001), at(3001).values().getFirst().age());
        model.accept(Observation.valid(ObservationCode.SPO2, 96, "%", TIME.plusSeconds(4)));
        assertFalse(at(4000).values().getFirst().stale());
        assertEquals(1, at(4000).values().size());
    }

    @Test
    void anUnconfirmedValueLeavesTheLastOneToGrowStale() {
        model.accept(
                Observation.none(ObservationCode.SPO2, "%", Observation.Reason.UNCONFIRMED, TIME));
        assertEquals(OptionalDouble.empty(), at(0).values().getFirst().observation().value());
        model.accept(Observation.valid(ObservationCode.SPO2, 97, "%", TIME));
        model.accept(
                Observation.none(
                        ObservationCode.SPO2,
                        "%",
                        Observation.Reason.UNCONFIRMED,
                        TIME.plusSeconds(2)));
        assertEquals(OptionalDouble.of(97), at(2000).values().getFirst().observation().value());
        assertTrue(at(3001).values().getFirst().stale());
        model.accept(
                Observation.none(
                        ObservationCode.SPO2,
                        "%",
                        Observation.Reason.SENSOR_OFF,
                        TIME.plusSeconds(3)));
        assertEquals(OptionalDouble.empty(), at(3000).values().getFirst().observation().value());
    }

    @Test
    void anAlarmIsShownAsLongAsTheDeviceReportsIt() {
        DeviceAlarm low =
                new DeviceAlarm("battery-low", DeviceAlarm.Priority.TECHNICAL, true, TIME);
        model.accept(low);
        assertEquals(List.of(low), at(1).alarms());
        model.accept(new DeviceAlarm("battery-low", DeviceAlarm.Priority.TECHNICAL, false, TIME));
        assertEquals(List.of(), at(1).alarms());
    }

    @Test
    void aLostLineMakesEverythingStaleAtOnce() {
        model.accept(Observation.valid(ObservationCode.SPO2, 97, "%", TIME));
        model.accept(new WaveBlock(ObservationCode.PLETH, 75, List.of(1, 2), "1", TIME));
        model.connected(false);
        assertFalse(at(1).connected());
        assertTrue(at(1).values().getFirst().stale());
        assertTrue(at(1).waves().getFirst().stale());
        model.connected(true);
        assertFalse(at(1).values().getFirst().stale());
    }

    @Test
    void aWaveKeepsTenSecondsAndStartsAnewAfterAGap() {
        for (int i = 0; i < 15; i++) {
            model.accept(
                    new WaveBlock(
                            ObservationCode.PLETH, 75, Collections.nCopies(75, i), "1", TIME));
        }
        List<Integer> samples = at(0).waves().getFirst().samples();
        assertEquals(750, samples.size());
        assertEquals(5, samples.getFirst());
        assertEquals(14, samples.getLast());
        model.accept(new Gap(TIME, TIME, Gap.Cause.CORRUPT, 5));
        assertEquals(List.of(), at(0).waves());
    }
}
