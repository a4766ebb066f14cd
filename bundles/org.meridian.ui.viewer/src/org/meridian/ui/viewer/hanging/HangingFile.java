package org.meridian.ui.viewer.hanging;

import org.meridian.ui.viewer.extension.PluginFile;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;

/**
 * A protocol in a file of a plug-in, which the entry at the extension point names after a colon:
 * {@code
 * class="org.meridian.ui.viewer/org.meridian.ui.viewer.hanging.HangingFile:mine.properties"}.
 */
public final class HangingFile extends PluginFile<HangingProtocol> {
    @Override
    protected HangingProtocol read(Reader text) throws IOException {
        return HangingText.read(text, Locale.getDefault());
    }
}
