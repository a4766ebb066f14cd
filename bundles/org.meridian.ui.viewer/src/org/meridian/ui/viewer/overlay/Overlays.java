package org.meridian.ui.viewer.overlay;

/** What objects of a study lay over the images of a window. */
public record Overlays(RegionModel regions, StateBook states) {
    /** Lets go of everything. */
    public void close() {
        regions.close();
    }
}
