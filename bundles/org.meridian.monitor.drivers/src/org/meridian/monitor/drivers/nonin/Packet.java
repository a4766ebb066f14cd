package org.meridian.monitor.drivers.nonin;

import java.util.ArrayList;
import java.util.List;

/** The 25 frames of one packet, whose checks have all passed. */
final class Packet {
    private final byte[] bytes;

    Packet(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The rate whose high group is at {@code index}; {@link DataFormat2#NO_RATE} when missing. */
    int rate(int index) {
        return DataFormat2.rate(parameter(index), parameter(index + 1));
    }

    /** The parameter of a frame, 0 to 255. */
    int parameter(int index) {
        return bytes[index * DataFormat2.FRAME + 3] & 0xFF;
    }

    /** Status bits that are set in any frame. */
    int anyStatus() {
        int status = 0;
        for (int i = 0; i < DataFormat2.FRAMES; i++) {
            status |= status(i);
        }
        return status;
    }

    /** Whether a pulse of this packet had the red perfusion sign, which means low. */
    boolean lowPerfusion() {
        for (int i = 0; i < DataFormat2.FRAMES; i++) {
            if ((status(i) & DataFormat2.PERFUSION) == DataFormat2.PERFUSION_RED) {
                return true;
            }
        }
        return false;
    }

    /** The plethysmogram, 0 to 255. */
    List<Integer> pleth() {
        List<Integer> samples = new ArrayList<>(DataFormat2.FRAMES);
        for (int i = 0; i < DataFormat2.FRAMES; i++) {
            samples.add(bytes[i * DataFormat2.FRAME + 2] & 0xFF);
        }
        return samples;
    }

    private int status(int frame) {
        return bytes[frame * DataFormat2.FRAME + 1] & 0xFF;
    }
}
