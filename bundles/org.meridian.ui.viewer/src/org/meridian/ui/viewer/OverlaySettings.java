package org.meridian.ui.viewer;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.meridian.core.event.Events.Registration;
import org.meridian.ui.viewer.model.OverlayLayouts;
import org.osgi.service.prefs.BackingStoreException;

/** Keeps among a workstation's settings which text stands in which corner. */
final class OverlaySettings {
    private static final String KEY = "texts";

    private final IEclipsePreferences settings =
            InstanceScope.INSTANCE.getNode("org.meridian.ui.viewer");
    private String read = "";
    private OverlayLayouts layouts = OverlayLayouts.USUAL;

    /** As they are now; the usual ones until somebody changes them. */
    OverlayLayouts layouts() {
        String kept = settings.get(KEY, "");
        if (!kept.equals(read)) {
            read = kept;
            layouts = OverlayLayouts.read(kept);
        }
        return layouts;
    }

    void keep(OverlayLayouts wanted) throws BackingStoreException {
        if (wanted.equals(OverlayLayouts.USUAL)) {
            settings.remove(KEY);
        } else {
            settings.put(KEY, wanted.write());
        }
        settings.flush();
    }

    /** Calls the listener, on any thread, when they were changed. */
    Registration listen(Runnable listener) {
        IPreferenceChangeListener change =
                e -> {
                    if (e.getKey().equals(KEY)) {
                        listener.run();
                    }
                };
        settings.addPreferenceChangeListener(change);
        return () -> settings.removePreferenceChangeListener(change);
    }
}
