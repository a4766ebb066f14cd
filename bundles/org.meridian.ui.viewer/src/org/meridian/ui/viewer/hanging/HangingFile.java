package org.meridian.ui.viewer.hanging;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.Nullable;
import org.meridian.ui.viewer.extension.PluginFile;

import java.util.Locale;
import java.util.Optional;

/**
 * A protocol in a file of a plug-in, which the entry at the extension point names after a colon:
 * {@code
 * class="org.meridian.ui.viewer/org.meridian.ui.viewer.hanging.HangingFile:mine.properties"}.
 */
public final class HangingFile implements IExecutableExtension {
    private Optional<HangingProtocol> protocol = Optional.empty();

    public HangingProtocol protocol() {
        return protocol.orElseThrow();
    }

    @Override
    public void setInitializationData(
            @Nullable IConfigurationElement config,
            @Nullable String property,
            @Nullable Object data)
            throws CoreException {
        protocol =
                Optional.of(
                        PluginFile.read(
                                config, data, r -> HangingText.read(r, Locale.getDefault())));
    }
}
