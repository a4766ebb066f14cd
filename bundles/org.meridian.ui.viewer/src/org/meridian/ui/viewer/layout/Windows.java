package org.meridian.ui.viewer.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The windows with images of one patient, of which one leads: the one that was worked in last. Its
 * active image is the one that is shown as a line in all others.
 */
final class Windows {
    private final LayoutModel own;
    private Supplier<List<LayoutModel>> others = List::of;
    private LayoutModel lead;

    Windows(LayoutModel own) {
        this.own = own;
        lead = own;
    }

    void besides(Supplier<List<LayoutModel>> layouts) {
        others = layouts;
    }

    List<LayoutModel> others() {
        return others.get();
    }

    /** All windows, the own first. */
    List<LayoutModel> all() {
        List<LayoutModel> all = new ArrayList<>(List.of(own));
        all.addAll(others());
        return all;
    }

    /** The one that leads; the own where that has been closed. */
    LayoutModel lead() {
        return lead == own || others().contains(lead) ? lead : own;
    }

    /**
     * Follows another one from now on.
     *
     * @return whether it followed another one before
     */
    boolean follow(LayoutModel wanted) {
        boolean other = lead != wanted;
        lead = wanted;
        return other;
    }
}
