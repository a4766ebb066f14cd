package org.meridian.ui.viewer;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.meridian.ui.viewer.extension.PluginFile;
import org.meridian.ui.viewer.model.UsualWindows;
import org.meridian.ui.viewer.model.WindowPresets;
import org.meridian.ui.viewer.model.WindowsText.Offer;
import org.osgi.service.prefs.BackingStoreException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A workstation's named windows: the usual ones, with those of plug-ins on the keys that are free,
 * until somebody changes them; what is changed is kept among its settings. Used on one thread.
 */
final class WindowSettings {
    private static final String POINT = "org.meridian.ui.viewer.windowPresets";
    private static final String CT = "CT";
    private static final String KEY = "windows";

    private final IEclipsePreferences settings =
            InstanceScope.INSTANCE.getNode("org.meridian.ui.viewer");

    private final List<Offer> offers = offers();

    /** Those of all plug-ins; a file that cannot be read is left out. */
    private static List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        PluginFile.readAll(POINT, WindowsFile.class, (id, read) -> offers.addAll(read));
        return offers;
    }

    /** Those that have windows: the usual ones, then those of plug-ins. */
    List<String> modalities() {
        return Stream.concat(UsualWindows.MODALITIES.stream(), offers.stream().map(Offer::modality))
                .distinct()
                .toList();
    }

    /** Those of a modality; the usual ones until somebody changes them. */
    WindowPresets presets(String modality) {
        String kept = settings.get(key(modality), null);
        return kept == null ? usual(modality) : WindowPresets.read(kept);
    }

    /** Those of a modality that nobody has changed. */
    WindowPresets usual(String modality) {
        return UsualWindows.of(modality)
                .with(offers.stream().filter(o -> o.modality().equals(modality)).toList());
    }

    /** The first ones that were kept were of CT alone. */
    private static String key(String modality) {
        return modality.equals(CT) ? KEY : KEY + "." + modality;
    }

    /** Keeps those of some modalities. */
    void keep(Map<String, WindowPresets> changed) throws BackingStoreException {
        changed.forEach(
                (modality, presets) -> {
                    if (presets.equals(usual(modality))) {
                        settings.remove(key(modality));
                    } else {
                        settings.put(key(modality), presets.write());
                    }
                });
        settings.flush();
    }
}
