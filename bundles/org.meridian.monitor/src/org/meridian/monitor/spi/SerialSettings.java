package org.meridian.monitor.spi;

/**
 * How a serial line is set.
 *
 * @param baud bits per second
 * @param dataBits 7 or 8
 * @param stopBits 1 or 2
 */
public record SerialSettings(
        int baud, int dataBits, Parity parity, int stopBits, FlowControl flowControl) {

    public SerialSettings {
        if (baud < 50 || dataBits < 7 || dataBits > 8 || stopBits < 1 || stopBits > 2) {
            throw new IllegalArgumentException(baud + " " + dataBits + " " + stopBits);
        }
    }

    /** Eight data bits, no parity, one stop bit, no flow control. */
    public static SerialSettings of8N1(int baud) {
        return new SerialSettings(baud, 8, Parity.NONE, 1, FlowControl.NONE);
    }

    /** The bit that guards each byte. */
    public enum Parity {
        NONE,
        ODD,
        EVEN
    }

    /** How a side asks the other to wait. */
    public enum FlowControl {
        NONE,
        RTS_CTS,
        XON_XOFF
    }
}
