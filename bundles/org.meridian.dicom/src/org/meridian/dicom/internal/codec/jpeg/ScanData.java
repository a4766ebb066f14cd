package org.meridian.dicom.internal.codec.jpeg;

import org.meridian.core.MeridianException;
import org.meridian.dicom.internal.codec.Codestreams;

/** The entropy-coded data of a scan, from restart interval to restart interval. For one thread. */
final class ScanData {
    private final JpegMarkers markers;
    private final EntropyBits bits;
    private int restarts;

    ScanData(JpegMarkers markers, byte[] data) {
        this.markers = markers;
        this.bits = new EntropyBits(JpegCodec.NAME, data, false);
    }

    /** Begins behind a scan header. */
    EntropyBits start() {
        restarts = 0;
        bits.start(markers.position());
        return bits;
    }

    /** Goes on behind the next restart marker, which has to be the right one. */
    void restart() {
        markers.moveTo(bits.next());
        if (markers.atEnd() || markers.next() != JpegMarkers.RST0 + (restarts++ & 7)) {
            throw broken();
        }
        bits.start(markers.position());
    }

    /** Goes on with the markers behind the data. */
    void end() {
        markers.moveTo(bits.next());
    }

    /** Bytes of the whole codestream. */
    int length() {
        return markers.dataLength();
    }

    MeridianException broken() {
        return Codestreams.broken(JpegCodec.NAME, bits.next());
    }
}
