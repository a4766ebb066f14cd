package org.meridian.ui.viewer;

import org.meridian.core.event.Events.Registration;
import org.meridian.ui.viewer.model.OverlayLayouts;
import org.osgi.service.prefs.BackingStoreException;

/** Keeps among a workstation's settings which text stands in which corner. */
final class OverlaySettings {
    private final KeptText kept = new KeptText("texts");
    private String read = "";
    private OverlayLayouts layouts = OverlayLayouts.USUAL;

    /** As they are now; the usual ones until somebody changes them. */
    OverlayLayouts layouts() {
        String now = kept.get();
        if (!now.equals(read)) {
            read = now;
            layouts = OverlayLayouts.read(now);
        }
        return layouts;
    }

    void keep(OverlayLayouts wanted) throws BackingStoreException {
        kept.keep(wanted.equals(OverlayLayouts.USUAL) ? "" : wanted.write());
    }

    /** Calls the listener, on any thread, when they were changed. */
    Registration listen(Runnable listener) {
        return kept.listen(listener);
    }
}
