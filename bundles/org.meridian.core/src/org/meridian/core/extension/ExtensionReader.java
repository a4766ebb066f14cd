package org.meridian.core.extension;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The one reader of extension points. An entry has the attributes {@code id}, {@code label}, {@code
 * class} and optionally {@code order}; a broken one becomes a {@link Contribution} with its
 * problem, never a failure. Safe for all threads.
 */
public final class ExtensionReader {
    private final IExtensionRegistry registry;

    public ExtensionReader(IExtensionRegistry registry) {
        this.registry = registry;
    }

    /** The entries of a point in their order, then by id. */
    public <T> List<Contribution<T>> read(String point, Class<T> type) {
        List<Contribution<T>> found = new ArrayList<>();
        for (IConfigurationElement element : registry.getConfigurationElementsFor(point)) {
            found.add(contribution(point, element, type));
        }
        found.sort(
                Comparator.comparingInt((Contribution<T> c) -> c.order())
                        .thenComparing(Contribution::id));
        return List.copyOf(found);
    }

    private static <T> Contribution<T> contribution(
            String point, IConfigurationElement element, Class<T> type) {
        String id = attribute(element, "id");
        String problem = "";
        for (String wanted : List.of("id", "label", "class")) {
            if (attribute(element, wanted).isEmpty()) {
                problem = "attribute \"" + wanted + "\" is missing";
            }
        }
        int order = 0;
        try {
            String text = attribute(element, "order");
            order = text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            problem = "attribute \"order\" is not a number";
        }
        return new Contribution<>(
                point,
                id,
                attribute(element, "label"),
                element.getContributor().getName(),
                order,
                Optional.of(problem).filter(p -> !p.isEmpty()),
                () -> create(element, type));
    }

    private static <T> T create(IConfigurationElement element, Class<T> type) {
        try {
            return type.cast(element.createExecutableExtension("class"));
        } catch (CoreException | ClassCastException e) {
            throw new IllegalStateException(element.getAttribute("class") + ": " + e, e);
        }
    }

    private static String attribute(IConfigurationElement element, String name) {
        String value = element.getAttribute(name);
        return value == null ? "" : value;
    }
}
