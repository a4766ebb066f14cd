package org.meridian.workflow;

import org.meridian.core.extension.Contribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads what plug-ins contribute; one that does not load is left out and never a failure. */
final class Plugins {
    private Plugins() {}

    /** The objects that load, in order. */
    static <T> List<T> load(List<Contribution<T>> contributions) {
        List<T> loaded = new ArrayList<>();
        for (Contribution<T> contribution : usable(contributions)) {
            loaded.add(contribution.factory().get());
        }
        return loaded;
    }

    /** The contributions that load. */
    static <T> List<Contribution<T>> usable(List<Contribution<T>> contributions) {
        return contributions.stream()
                .map(Plugins::checked)
                .filter(c -> c.problem().isEmpty())
                .toList();
    }

    /** The contribution with the reason why it does not load, if it does not. */
    static <T> Contribution<T> checked(Contribution<T> given) {
        if (given.problem().isPresent()) {
            return given;
        }
        try {
            T object = given.factory().get();
            return new Contribution<>(
                    given.point(),
                    given.id(),
                    given.label(),
                    given.bundle(),
                    given.order(),
                    Optional.empty(),
                    () -> object);
        } catch (IllegalStateException | LinkageError e) {
            return new Contribution<>(
                    given.point(),
                    given.id(),
                    given.label(),
                    given.bundle(),
                    given.order(),
                    Optional.of(String.valueOf(e.getMessage())),
                    given.factory());
        }
    }
}
