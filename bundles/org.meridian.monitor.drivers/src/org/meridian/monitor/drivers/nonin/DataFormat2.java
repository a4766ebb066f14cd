package org.meridian.monitor.drivers.nonin;

/**
 * Layout of Nonin's serial data format 2: frames of five bytes, 75 a second; 25 frames are a
 * packet, three packets a second. Numbers above 127 are sent as two groups of seven bits.
 */
final class DataFormat2 {
    static final int FRAME = 5;
    static final int FRAMES = 25;
    static final int PACKET = FRAME * FRAMES;
    static final double FRAMES_PER_SECOND = 75;

    static final int START = 0x01;

    // bits of the status byte
    static final int SYNC = 0x01;
    static final int PERFUSION_GREEN = 0x02;
    static final int PERFUSION_RED = 0x04;
    static final int PERFUSION = PERFUSION_GREEN | PERFUSION_RED;
    static final int SENSOR_ALARM = 0x08;
    static final int OUT_OF_TRACK = 0x10;
    static final int ARTIFACT = 0x20;
    static final int SENSOR_DISCONNECTED = 0x40;
    static final int ALWAYS_SET = 0x80;

    // indexes of the parameters; a rate takes two, the high group first
    static final int RATE = 0;
    static final int SPO2 = 2;
    static final int TIMER = 5;
    static final int STATUS_2 = 7;
    static final int SPO2_DISPLAY = 8;
    static final int SPO2_FAST = 9;
    static final int SPO2_BEAT = 10;
    static final int RATE_EXTENDED = 13;
    static final int SPO2_EXTENDED = 15;
    static final int SPO2_EXTENDED_DISPLAY = 16;
    static final int RATE_DISPLAY = 19;
    static final int RATE_EXTENDED_DISPLAY = 21;

    static final int BATTERY_LOW = 0x01;

    static final int NO_RATE = 511;
    static final int NO_SPO2 = 127;
    static final int HIGHEST_SPO2 = 100;

    private DataFormat2() {}

    /** A rate of two parameters: two bits of the first and seven of the second. */
    static int rate(int high, int low) {
        return (high & 0x03) << 7 | low & 0x7F;
    }

    /** The check byte of a frame at {@code offset}. */
    static byte sum(byte[] bytes, int offset) {
        int sum = 0;
        for (int i = 0; i < FRAME - 1; i++) {
            sum += bytes[offset + i];
        }
        return (byte) sum;
    }
}
