package org.meridian.ui.viewer;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.Nullable;
import org.meridian.ui.viewer.extension.PluginFile;
import org.meridian.ui.viewer.model.WindowsText;
import org.meridian.ui.viewer.model.WindowsText.Offer;

import java.util.List;
import java.util.Locale;

/**
 * Named windows in a file of a plug-in, which the entry at the extension point names after a colon:
 * {@code class="org.meridian.ui.viewer/org.meridian.ui.viewer.WindowsFile:mine.properties"}.
 */
public final class WindowsFile implements IExecutableExtension {
    private List<Offer> offers = List.of();

    List<Offer> offers() {
        return offers;
    }

    @Override
    public void setInitializationData(
            @Nullable IConfigurationElement config,
            @Nullable String property,
            @Nullable Object data)
            throws CoreException {
        offers = PluginFile.read(config, data, r -> WindowsText.read(r, Locale.getDefault()));
    }
}
