package org.meridian.ui.viewer.extension;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.extension.Contribution;
import org.meridian.core.extension.ExtensionReader;
import org.osgi.framework.Bundle;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A file of a plug-in that an entry at an extension point names after its class and a colon, by its
 * path in the plug-in; in UTF-8.
 *
 * @param <T> what the file says
 */
public abstract class PluginFile<T> implements IExecutableExtension {
    private Optional<T> content = Optional.empty();

    /**
     * Reads the files of all plug-ins at a point, in their order; one that cannot be read is left
     * out and its reason logged.
     *
     * @param taker of each entry's id and what its file says
     */
    public static <T> void readAll(
            String point, Class<? extends PluginFile<T>> type, BiConsumer<String, T> taker) {
        ExtensionReader extensions = new ExtensionReader(RegistryFactory.getRegistry());
        for (Contribution<? extends PluginFile<T>> file : extensions.read(point, type)) {
            if (file.problem().isEmpty()) {
                load(file).flatMap(PluginFile::content).ifPresent(c -> taker.accept(file.id(), c));
            }
        }
    }

    private static <F> Optional<F> load(Contribution<F> file) {
        try {
            return Optional.of(file.factory().get());
        } catch (IllegalStateException e) {
            ILog.of(PluginFile.class).error(file.point() + " " + file.id(), e);
            return Optional.empty();
        }
    }

    private Optional<T> content() {
        return content;
    }

    /**
     * What a text says.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    protected abstract T read(Reader text) throws IOException;

    @Override
    public final void setInitializationData(
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
            content = Optional.of(read(reader));
        } catch (IOException | IllegalArgumentException e) {
            throw new CoreException(Status.error(path + ": " + e.getMessage(), e));
        }
    }
}
