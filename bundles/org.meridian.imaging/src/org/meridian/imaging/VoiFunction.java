package org.meridian.imaging;

/** How a window turns modality values into greys (PS3.3 C.11.2.1.2, C.11.2.1.3). */
public enum VoiFunction {
    /** The window's lowest and highest value are black and white; the width is at least 1. */
    LINEAR {
        @Override
        double share(double value, double center, double width) {
            // a width of 1 is a threshold
            double middle = center - 0.5;
            double half = (width - 1) / 2;
            if (value <= middle - half) {
                return 0;
            }
            return value > middle + half ? 1 : (value - middle) / (width - 1) + 0.5;
        }
    },
    /** The window's ends are black and white, whatever the values count in. */
    LINEAR_EXACT {
        @Override
        double share(double value, double center, double width) {
            if (value <= center - width / 2) {
                return 0;
            }
            return value > center + width / 2 ? 1 : (value - center) / width + 0.5;
        }
    },
    /** An S without ends, whose slope in the centre is that of the width. */
    SIGMOID {
        @Override
        double share(double value, double center, double width) {
            return 1 / (1 + Math.exp(-4 * (value - center) / width));
        }
    };

    /** The grey from 0 for black to 1 for white. */
    abstract double share(double value, double center, double width);

    /** Whether a window of such a width can be. */
    public boolean allows(double width) {
        return Double.isFinite(width) && (this == LINEAR ? width >= 1 : width > 0);
    }
}
