package org.meridian.ui.viewer.model;

import org.meridian.imaging.ColourMap;
import org.meridian.imaging.ImageFilter;

/** How greys become what is seen, beyond the window; of one cell. Used on the model's thread. */
public final class Appearance {
    private final Runnable changed;
    private ColourMap colours = ColourMap.GREY;
    private ImageFilter filter = ImageFilter.NONE;

    Appearance(Runnable changed) {
        this.changed = changed;
    }

    /** As the file has it. */
    void clear() {
        colours = ColourMap.GREY;
        filter = ImageFilter.NONE;
    }

    public ColourMap colours() {
        return colours;
    }

    public void colours(ColourMap wanted) {
        colours = wanted;
        changed.run();
    }

    public ImageFilter filter() {
        return filter;
    }

    public void filter(ImageFilter wanted) {
        filter = wanted;
        changed.run();
    }

    /** The next of the colour maps, after the last one greys again. */
    public void nextColours() {
        ColourMap[] all = ColourMap.values();
        colours(all[(colours.ordinal() + 1) % all.length]);
    }

    /** The next of the filters, after the last one none again. */
    public void nextFilter() {
        ImageFilter[] all = ImageFilter.values();
        filter(all[(filter.ordinal() + 1) % all.length]);
    }
}
