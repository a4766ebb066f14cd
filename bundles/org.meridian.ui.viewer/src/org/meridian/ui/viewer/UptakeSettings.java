package org.meridian.ui.viewer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.meridian.core.event.Events.Registration;
import org.meridian.imaging.UptakeKind;
import org.osgi.service.prefs.BackingStoreException;

/** Keeps among a workstation's settings in which uptake values of PET are shown. */
final class UptakeSettings {
    private static final String KEY = "uptake";

    private final IEclipsePreferences settings =
            InstanceScope.INSTANCE.getNode("org.meridian.ui.viewer");

    /** By body weight until somebody chooses another one. */
    UptakeKind kind() {
        return UptakeKind.ofLabel(settings.get(KEY, "")).orElse(UptakeKind.BODY_WEIGHT);
    }

    void keep(UptakeKind wanted) {
        settings.put(KEY, wanted.label());
        try {
            settings.flush();
        } catch (BackingStoreException e) {
            ILog.of(UptakeSettings.class).error("kind of uptake not kept", e);
        }
    }

    /** Calls the listener, on the thread that changes it, when another one was chosen. */
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
