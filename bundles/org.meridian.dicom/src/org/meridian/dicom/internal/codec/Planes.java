package org.meridian.dicom.internal.codec;

import org.meridian.dicom.pixel.Samples;

/** From one plane a sample to the samples of a pixel side by side. */
final class Planes {
    private Planes() {}

    static Samples interleave(Samples planes, int samplesPerPixel) {
        int pixels = planes.length() / samplesPerPixel;
        return switch (planes) {
            case Samples.Bytes bytes -> {
                byte[] target = new byte[bytes.array().length];
                for (int i = 0; i < target.length; i++) {
                    target[i] = bytes.array()[i % samplesPerPixel * pixels + i / samplesPerPixel];
                }
                yield new Samples.Bytes(target);
            }
            case Samples.Shorts shorts -> {
                short[] target = new short[shorts.array().length];
                for (int i = 0; i < target.length; i++) {
                    target[i] = shorts.array()[i % samplesPerPixel * pixels + i / samplesPerPixel];
                }
                yield new Samples.Shorts(target);
            }
            case Samples.Ints ints -> {
                int[] target = new int[ints.array().length];
                for (int i = 0; i < target.length; i++) {
                    target[i] = ints.array()[i % samplesPerPixel * pixels + i / samplesPerPixel];
                }
                yield new Samples.Ints(target);
            }
        };
    }
}
