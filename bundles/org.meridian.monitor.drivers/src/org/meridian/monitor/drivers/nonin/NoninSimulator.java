package org.meridian.monitor.drivers.nonin;

import org.meridian.monitor.spi.DeviceSimulator;
import org.meridian.monitor.spi.ObservationCode;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A finger oximeter on an imagined patient: pulse and saturation drift slowly around values that
 * the seed chooses, and the plethysmogram beats in time. One message is one packet.
 */
public final class NoninSimulator implements DeviceSimulator {
    private static final Duration PACKET_TIME = Duration.ofNanos(333_333_333);

    @Override
    public Run start(long seed) {
        return new Patient(seed);
    }

    private static final class Patient implements Run {
        private static final double DRIFT_BACK = 0.02;

        private final Random random;
        private final double restingRate;
        private final double restingSpo2;
        private double rate;
        private double spo2;
        private double phase;
        private boolean beat;
        private int timer;
        private int displayedRate;
        private int displayedSpo2;

        Patient(long seed) {
            random = new Random(seed);
            restingRate = 55 + 85 * random.nextDouble();
            restingSpo2 = 88 + 11 * random.nextDouble();
            rate = restingRate;
            spo2 = restingSpo2;
        }

        @Override
        public Message next() {
            if (beat) {
                // averages over beats change with a beat
                rate = drift(rate, restingRate, 0.8);
                spo2 = Math.min(100, drift(spo2, restingSpo2, 0.15));
                beat = false;
            }
            int shownRate = (int) Math.round(rate);
            int shownSpo2 = (int) Math.round(spo2);
            if (timer % 5 == 0) {
                // the values for display follow every 1.5 s
                displayedRate = shownRate;
                displayedSpo2 = shownSpo2;
            }
            byte[] packet = packet(parameters(shownRate, shownSpo2));
            timer = timer + 1 & 0x3FFF;
            return new Message(
                    packet,
                    List.of(
                            new Truth(ObservationCode.PULSE_RATE, shownRate),
                            new Truth(ObservationCode.SPO2, shownSpo2)),
                    PACKET_TIME);
        }

        private double drift(double now, double rest, double step) {
            return now + DRIFT_BACK * (rest - now) + step * random.nextGaussian();
        }

        private int[] parameters(int shownRate, int shownSpo2) {
            int[] parameters = new int[DataFormat2.FRAMES];
            putRate(parameters, DataFormat2.RATE, shownRate);
            putRate(parameters, DataFormat2.RATE_EXTENDED, shownRate);
            putRate(parameters, DataFormat2.RATE_DISPLAY, displayedRate);
            putRate(parameters, DataFormat2.RATE_EXTENDED_DISPLAY, displayedRate);
            putRate(parameters, DataFormat2.TIMER, timer);
            parameters[DataFormat2.SPO2] = shownSpo2;
            parameters[DataFormat2.SPO2_FAST] = shownSpo2;
            parameters[DataFormat2.SPO2_BEAT] = shownSpo2;
            parameters[DataFormat2.SPO2_EXTENDED] = shownSpo2;
            parameters[DataFormat2.SPO2_DISPLAY] = displayedSpo2;
            parameters[DataFormat2.SPO2_EXTENDED_DISPLAY] = displayedSpo2;
            return parameters;
        }

        private static void putRate(int[] parameters, int index, int value) {
            parameters[index] = value >> 7 & 0x7F;
            parameters[index + 1] = value & 0x7F;
        }

        private byte[] packet(int[] parameters) {
            byte[] bytes = new byte[DataFormat2.PACKET];
            for (int i = 0; i < DataFormat2.FRAMES; i++) {
                int offset = i * DataFormat2.FRAME;
                double before = phase;
                phase = (phase + rate / 60 / DataFormat2.FRAMES_PER_SECOND) % 1;
                boolean begins = phase < before;
                beat |= begins;
                int perfusion = begins ? DataFormat2.PERFUSION_GREEN : 0;
                bytes[offset] = DataFormat2.START;
                bytes[offset + 1] =
                        (byte)
                                (DataFormat2.ALWAYS_SET
                                        | perfusion
                                        | (i == 0 ? DataFormat2.SYNC : 0));
                bytes[offset + 2] = (byte) pleth();
                bytes[offset + 3] = (byte) parameters[i];
                bytes[offset + 4] = DataFormat2.sum(bytes, offset);
            }
            return bytes;
        }

        /** A steep rise and a fall with the dicrotic notch. */
        private int pleth() {
            double main = Math.exp(-square((phase - 0.22) / 0.11));
            double reflected = 0.38 * Math.exp(-square((phase - 0.55) / 0.13));
            return (int) Math.round(40 + 165 * (main + reflected) + random.nextGaussian());
        }

        private static double square(double value) {
            return value * value;
        }
    }
}
