package org.meridian.core.extension;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One plug-in's entry at an extension point, not yet loaded.
 *
 * @param id unique among the point's entries
 * @param label for a person, in the platform's language
 * @param bundle symbolic name and version of the plug-in
 * @param problem why it cannot be used: shown in "Installed modules"
 * @param factory makes the object; called once by whoever uses it; fails with a RuntimeException
 */
public record Contribution<T>(
        String point,
        String id,
        String label,
        String bundle,
        int order,
        Optional<String> problem,
        Supplier<T> factory) {}
