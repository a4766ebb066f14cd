package org.meridian.ui.viewer;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.meridian.ui.viewer.model.WindowPresets;
import org.osgi.service.prefs.BackingStoreException;

/** Keeps a workstation's named windows among its settings. */
final class WindowSettings {
    private static final String KEY = "windows";

    private final IEclipsePreferences settings =
            InstanceScope.INSTANCE.getNode("org.meridian.ui.viewer");

    /** The usual ones until somebody changes them. */
    WindowPresets presets() {
        String kept = settings.get(KEY, null);
        return kept == null ? WindowPresets.USUAL : WindowPresets.read(kept);
    }

    void keep(WindowPresets presets) throws BackingStoreException {
        if (presets.equals(WindowPresets.USUAL)) {
            settings.remove(KEY);
        } else {
            settings.put(KEY, presets.write());
        }
        settings.flush();
    }
}
