package org.meridian.ui.viewer.hanging;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.Bundle;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
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
        if (config == null || !(data instanceof String path)) {
            throw new CoreException(Status.error("no file is named"));
        }
        Bundle bundle = Platform.getBundle(config.getContributor().getName());
        URL file = bundle == null ? null : bundle.getEntry(path);
        if (file == null) {
            throw new CoreException(Status.error("no file " + path));
        }
        try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            protocol = Optional.of(HangingText.read(reader, Locale.getDefault()));
        } catch (IOException | IllegalArgumentException e) {
            throw new CoreException(Status.error(path + ": " + e.getMessage(), e));
        }
    }
}
