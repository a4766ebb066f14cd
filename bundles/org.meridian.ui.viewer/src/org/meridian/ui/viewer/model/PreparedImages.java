package org.meridian.ui.viewer.model;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.imaging.ColourImage;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.ImageFilter;
import org.meridian.imaging.Turn;

/**
 * Filters and turns images for looking at; the last one is kept, for it is drawn many times. Used
 * on one thread.
 */
final class PreparedImages {
    private Turn turn = Turn.NONE;
    private ImageFilter filter = ImageFilter.NONE;
    private @Nullable Object source;
    private @Nullable Object result;

    GreyImage of(GreyImage image, ImageFilter wantedFilter, Turn wanted) {
        if (isKept(image, wantedFilter, wanted) && result instanceof GreyImage kept) {
            return kept;
        }
        GreyImage prepared = wanted.of(wantedFilter.of(image));
        keep(image, wantedFilter, wanted, prepared);
        return prepared;
    }

    ColourImage of(ColourImage image, Turn wanted) {
        if (isKept(image, ImageFilter.NONE, wanted) && result instanceof ColourImage kept) {
            return kept;
        }
        ColourImage prepared = wanted.of(image);
        keep(image, ImageFilter.NONE, wanted, prepared);
        return prepared;
    }

    private boolean isKept(Object image, ImageFilter wantedFilter, Turn wanted) {
        return source == image && filter == wantedFilter && turn.equals(wanted);
    }

    private void keep(Object image, ImageFilter wantedFilter, Turn wanted, Object prepared) {
        source = image;
        filter = wantedFilter;
        turn = wanted;
        result = prepared;
    }
}
