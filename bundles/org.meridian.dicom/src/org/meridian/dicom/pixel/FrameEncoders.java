package org.meridian.dicom.pixel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Frame encoders by transfer syntax. Immutable. */
public final class FrameEncoders {
    private final Map<String, FrameEncoder> encoders;

    private FrameEncoders(Map<String, FrameEncoder> encoders) {
        this.encoders = Map.copyOf(encoders);
    }

    /** The program's own. */
    public static FrameEncoders standard() {
        return of(List.of());
    }

    /** Of the given encoders; a later one takes a transfer syntax from an earlier one. */
    public static FrameEncoders of(List<FrameEncoder> list) {
        Map<String, FrameEncoder> encoders = new HashMap<>();
        for (FrameEncoder encoder : list) {
            encoder.transferSyntaxes().forEach(uid -> encoders.put(uid, encoder));
        }
        return new FrameEncoders(encoders);
    }

    public Optional<FrameEncoder> encoder(String transferSyntaxUID) {
        return Optional.ofNullable(encoders.get(transferSyntaxUID));
    }
}
