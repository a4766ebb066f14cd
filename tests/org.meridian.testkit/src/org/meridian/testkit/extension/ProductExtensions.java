package org.meridian.testkit.extension;

import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.meridian.testkit.TestData;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The product's own extension points in a registry of a test's own. */
public final class ProductExtensions {
    private ProductExtensions() {}

    /** The points without any contribution. */
    public static IExtensionRegistry registry() {
        return registry(Map.of());
    }

    /**
     * The points with contributions.
     *
     * @param contributions plug-ins' names with their {@code plugin.xml}, which are closed here
     */
    public static IExtensionRegistry registry(Map<String, InputStream> contributions) {
        Object token = new Object();
        IExtensionRegistry registry =
                RegistryFactory.createRegistry(new RegistryStrategy(null, null), token, token);
        try {
            for (String bundle : List.of("analysis", "ledger", "monitor")) {
                String name = "org.meridian." + bundle;
                Path file = TestData.root().resolve("bundles").resolve(name).resolve("plugin.xml");
                add(registry, token, name, Files.newInputStream(file));
            }
            for (Map.Entry<String, InputStream> own : contributions.entrySet()) {
                add(registry, token, own.getKey(), own.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return registry;
    }

    private static void add(
            IExtensionRegistry registry, Object token, String name, InputStream stream)
            throws IOException {
        try (stream) {
            if (!registry.addContribution(
                    stream,
                    ContributorFactorySimple.createContributor(name),
                    false,
                    name,
                    null,
                    token)) {
                throw new IOException("no contribution: " + name);
            }
        }
    }
}
