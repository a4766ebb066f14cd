package org.meridian.ui.viewer;

import org.eclipse.core.runtime.ILog;
import org.meridian.core.event.Events.Registration;
import org.meridian.imaging.UptakeKind;
import org.osgi.service.prefs.BackingStoreException;

/** Keeps among a workstation's settings in which uptake values of PET are shown. */
final class UptakeSettings {
    private final KeptText kept = new KeptText("uptake");

    /** By body weight until somebody chooses another one. */
    UptakeKind kind() {
        return UptakeKind.ofLabel(kept.get()).orElse(UptakeKind.BODY_WEIGHT);
    }

    void keep(UptakeKind wanted) {
        try {
            kept.keep(wanted.label());
        } catch (BackingStoreException e) {
            ILog.of(UptakeSettings.class).error("kind of uptake not kept", e);
        }
    }

    /** Calls the listener, on the thread that changes it, when another one was chosen. */
    Registration listen(Runnable listener) {
        return kept.listen(listener);
    }
}
