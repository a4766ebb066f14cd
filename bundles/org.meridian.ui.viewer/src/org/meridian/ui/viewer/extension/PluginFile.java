package org.meridian.ui.viewer.extension;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.Bundle;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** A file of a plug-in that an entry at an extension point names after its class and a colon. */
public final class PluginFile {
    private PluginFile() {}

    /** Reads a text. */
    public interface Form<T> {
        /**
         * @throws IllegalArgumentException with what is wrong
         */
        T read(Reader text) throws IOException;
    }

    /**
     * What the file says.
     *
     * @param config the entry
     * @param data what stands after the colon: the path of the file in the plug-in, in UTF-8
     * @throws CoreException with the file and what is wrong with it
     */
    public static <T> T read(
            @Nullable IConfigurationElement config, @Nullable Object data, Form<T> form)
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
            return form.read(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new CoreException(Status.error(path + ": " + e.getMessage(), e));
        }
    }
}
