package org.meridian.ui.viewer.model;

import org.meridian.imaging.GreyImage;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Reslicer;
import org.meridian.imaging.Reslicer.Interpolation;
import org.meridian.imaging.Straightening;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.workflow.ImageDescription.PixelSpacing;
import org.meridian.workflow.Picture;

import java.util.Optional;

/** Where the pixels of a displayed slice come from. */
public sealed interface Content {
    /** A decoded picture of the series. */
    record Taken(Picture picture) implements Content {}

    /**
     * A plane through the volume, cut when it is drawn.
     *
     * @param step between neighbouring planes, in millimetres
     */
    record Cut(Volume volume, SlabChoice slab, double step) implements Content {
        /**
         * What is shown on a plane.
         *
         * @param target of at least {@code columns * rows} values, which are the image's
         */
        public GreyImage image(PlaneGeometry plane, Interpolation interpolation, short[] target) {
            return slab.isThin()
                    ? Reslicer.reslice(volume, plane, interpolation, target)
                    : Reslicer.project(volume, plane, slab.slab(step), target);
        }

        /** What is shown at a position of the patient on such a plane, as a modality value. */
        double value(PlaneGeometry plane, Vec3 position) {
            PlaneGeometry pixel =
                    new PlaneGeometry(1, 1, position, plane.row(), plane.column(), 1, 1);
            return slab.isThin()
                    ? volume.sample(position)
                    : image(pixel, Interpolation.LINEAR, new short[1]).valueAt(0, 0);
        }
    }

    /** The volume straightened along a path. */
    record Straight(Volume volume, Straightening sheet) implements Content {
        /** The spacing of what is shown, which lies in no plane of the patient. */
        PixelSpacing spacing() {
            return new PixelSpacing(sheet.spacing(), sheet.spacing());
        }
    }

    /**
     * The volume seen from outside.
     *
     * @param screen the plane in front of it that the viewport shows
     * @param image what has been rendered of it, maybe of another look; empty at first
     */
    record Outside(
            Volume volume, PlaneGeometry screen, OutsideLook look, Optional<OutsideImage> image)
            implements Content {}
}
