package org.meridian.workflow;

import org.meridian.access.Operation;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Records by their kind: some are seen with a right of their own only. */
final class Kinds {
    private static final Map<String, Operation> RIGHTS =
            Map.of(
                    "finding", Operation.FINDINGS,
                    "decision", Operation.FINDINGS,
                    "vitals", Operation.VITALS);

    private Kinds() {}

    /** The records that a user sees by what they may; the others are left out without a word. */
    static <T> Predicate<T> shownTo(Predicate<Operation> may, Function<T, String> kind) {
        Set<String> hidden = hidden(may);
        return record -> !hidden.contains(kind.apply(record));
    }

    /** The kinds that a user does not see by what they may. */
    static Set<String> hidden(Predicate<Operation> may) {
        return RIGHTS.entrySet().stream()
                .filter(e -> !may.test(e.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
