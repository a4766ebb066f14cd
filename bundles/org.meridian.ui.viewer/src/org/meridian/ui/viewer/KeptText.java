package org.meridian.ui.viewer;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.meridian.core.event.Events.Registration;
import org.osgi.service.prefs.BackingStoreException;

/** One text among a workstation's settings, which tells when it changes. */
final class KeptText {
    private final IEclipsePreferences settings =
            InstanceScope.INSTANCE.getNode("org.meridian.ui.viewer");
    private final String key;

    KeptText(String key) {
        this.key = key;
    }

    /** Empty until there is one. */
    String get() {
        return settings.get(key, "");
    }

    /** Keeps it; an empty one is none. */
    void keep(String text) throws BackingStoreException {
        if (text.isEmpty()) {
            settings.remove(key);
        } else {
            settings.put(key, text);
        }
        settings.flush();
    }

    /** Calls the listener, on the thread that changes it, when it was changed. */
    Registration listen(Runnable listener) {
        IPreferenceChangeListener change =
                e -> {
                    if (e.getKey().equals(key)) {
                        listener.run();
                    }
                };
        settings.addPreferenceChangeListener(change);
        return () -> settings.removePreferenceChangeListener(change);
    }
}
