package org.meridian.ui.viewer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.meridian.ui.viewer.extension.PluginFile;
import org.meridian.ui.viewer.hanging.HangingFile;
import org.meridian.ui.viewer.hanging.HangingList.Entry;
import org.meridian.ui.viewer.hanging.HangingProtocol;
import org.meridian.ui.viewer.hanging.HangingText;
import org.osgi.service.prefs.BackingStoreException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The hanging protocols of plug-ins and those a workstation has of its own, which come first, each
 * switched on or off. Safe for all threads.
 */
final class HangingSettings {
    private static final String POINT = "org.meridian.ui.viewer.hangingProtocols";
    private static final String OWN = "own.";
    private static final String OFF = "off.";

    private final IEclipsePreferences settings =
            InstanceScope.INSTANCE.getNode("org.meridian.ui.viewer/hanging");

    /** Those that are switched on. */
    List<HangingProtocol> active() {
        return entries().stream().filter(Entry::on).map(Entry::protocol).toList();
    }

    /** All; one that cannot be read is left out. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        IntStream.iterate(0, i -> settings.get(OWN + i, null) != null, i -> i + 1)
                .forEach(i -> own(i).ifPresent(entries::add));
        PluginFile.readAll(
                POINT,
                HangingFile.class,
                (id, protocol) -> entries.add(new Entry(id, false, isOn(id), protocol)));
        return entries;
    }

    private Optional<Entry> own(int index) {
        try {
            HangingProtocol protocol =
                    HangingText.read(settings.get(OWN + index, ""), Locale.getDefault());
            String id = OWN + index;
            return Optional.of(new Entry(id, true, isOn(id), protocol));
        } catch (IllegalArgumentException e) {
            ILog.of(HangingSettings.class).error("hanging protocol " + index, e);
            return Optional.empty();
        }
    }

    private boolean isOn(String id) {
        return !settings.getBoolean(OFF + id, false);
    }

    /** Keeps all, those of the workstation in this order. */
    void keep(List<Entry> entries) throws BackingStoreException {
        settings.clear();
        int index = 0;
        for (Entry entry : entries) {
            String id = entry.own() ? OWN + index++ : entry.id();
            if (entry.own()) {
                settings.put(id, HangingText.write(entry.protocol()));
            }
            if (!entry.on()) {
                settings.putBoolean(OFF + id, true);
            }
        }
        settings.flush();
    }

    /** Puts another one before all. */
    void add(HangingProtocol protocol) throws BackingStoreException {
        List<Entry> entries = new ArrayList<>(entries());
        entries.addFirst(Entry.added(protocol));
        keep(entries);
    }
}
