package org.meridian.ui.viewer;

import org.meridian.ui.viewer.extension.PluginFile;
import org.meridian.ui.viewer.model.WindowsText;
import org.meridian.ui.viewer.model.WindowsText.Offer;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;

/**
 * Named windows in a file of a plug-in, which the entry at the extension point names after a colon:
 * {@code class="org.meridian.ui.viewer/org.meridian.ui.viewer.WindowsFile:mine.properties"}.
 */
public final class WindowsFile extends PluginFile<List<Offer>> {
    @Override
    protected List<Offer> read(Reader text) throws IOException {
        return WindowsText.read(text, Locale.getDefault());
    }
}
