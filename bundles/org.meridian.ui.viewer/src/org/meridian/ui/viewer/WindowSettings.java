package org.meridian.ui.viewer;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.meridian.ui.viewer.model.UsualWindows;
import org.meridian.ui.viewer.model.WindowPresets;
import org.osgi.service.prefs.BackingStoreException;

import java.util.Map;

/** Keeps a workstation's named windows among its settings. */
final class WindowSettings {
    private static final String CT = "CT";
    private static final String KEY = "windows";

    private final IEclipsePreferences settings =
            InstanceScope.INSTANCE.getNode("org.meridian.ui.viewer");

    /** Those of a modality; the usual ones until somebody changes them. */
    WindowPresets presets(String modality) {
        String kept = settings.get(key(modality), null);
        return kept == null ? UsualWindows.of(modality) : WindowPresets.read(kept);
    }

    /** The first ones that were kept were of CT alone. */
    private static String key(String modality) {
        return modality.equals(CT) ? KEY : KEY + "." + modality;
    }

    /** Keeps those of some modalities. */
    void keep(Map<String, WindowPresets> changed) throws BackingStoreException {
        changed.forEach(
                (modality, presets) -> {
                    if (presets.equals(UsualWindows.of(modality))) {
                        settings.remove(key(modality));
                    } else {
                        settings.put(key(modality), presets.write());
                    }
                });
        settings.flush();
    }
}
