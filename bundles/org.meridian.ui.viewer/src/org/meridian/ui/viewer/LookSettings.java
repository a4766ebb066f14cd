package org.meridian.ui.viewer;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.meridian.imaging.raycast.TransferFunction;
import org.meridian.ui.viewer.model.LookText;
import org.meridian.ui.viewer.model.OutsidePreset;
import org.osgi.service.prefs.BackingStoreException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps how a workstation's people want volumes to be seen from outside. Used on one thread. */
final class LookSettings {
    private final IEclipsePreferences settings =
            InstanceScope.INSTANCE.getNode("org.meridian.ui.viewer/looks");

    /** Those that have a function of their own, which can be another. */
    static List<OutsidePreset> changeable() {
        return Arrays.stream(OutsidePreset.values()).filter(p -> p.function().isPresent()).toList();
    }

    /** The function of a look; its own until somebody changes it. */
    Optional<TransferFunction> function(OutsidePreset preset) {
        return LookText.read(settings.get(preset.name(), "")).or(preset::function);
    }

    /** Keeps the functions of some looks. */
    void keep(Map<OutsidePreset, TransferFunction> changed) throws BackingStoreException {
        changed.forEach(
                (preset, function) -> {
                    if (preset.function().equals(Optional.of(function))) {
                        settings.remove(preset.name());
                    } else {
                        settings.put(preset.name(), LookText.write(function));
                    }
                });
        settings.flush();
    }
}
