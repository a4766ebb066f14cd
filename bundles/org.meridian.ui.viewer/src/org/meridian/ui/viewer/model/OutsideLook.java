package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.raycast.TransferFunction;

import java.util.Optional;

/**
 * From where and how a volume is seen from outside.
 *
 * @param axes of the screen in front of the volume
 * @param shift by how much the preset's function lies further up, in modality values
 * @param stretch by how much it is wider
 */
public record OutsideLook(PlaneAxes axes, OutsidePreset preset, double shift, double stretch) {
    /** From the front. */
    static OutsideLook front(OutsidePreset preset) {
        return new OutsideLook(PlaneAxes.CORONAL, preset, 0, 1);
    }

    OutsideLook turned(double right, double down) {
        return new OutsideLook(axes.turned(right, down), preset, shift, stretch);
    }

    /**
     * The function as it is moved; empty for the greatest value.
     *
     * @param base the preset's own, as it is kept
     * @param window for values of any scale
     */
    Optional<TransferFunction> function(Optional<TransferFunction> base, WindowLevel window) {
        return switch (preset) {
            case MAXIMUM -> Optional.empty();
            case WINDOW -> Optional.of(TransferFunction.of(window));
            default -> base.map(f -> f.moved(shift, stretch));
        };
    }

    /** By the preset's own function. */
    OutsideLook with(OutsidePreset wanted) {
        return new OutsideLook(axes, wanted, 0, 1);
    }

    /** Whether the function is no longer the preset's own. */
    boolean isMoved() {
        return shift != 0 || stretch != 1;
    }

    OutsideLook moved(double newShift, double newStretch) {
        return new OutsideLook(axes, preset, newShift, newStretch);
    }
}
