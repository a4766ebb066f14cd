package org.meridian.ui;

import org.meridian.access.Operation;
import org.meridian.core.MeridianException;
import org.meridian.workflow.Workstation;

import java.util.function.Supplier;

/** Reads for a view that stays open while another user takes over. Stateless. */
public final class Permitted {
    private Permitted() {}

    /**
     * What the supplier reads, or {@code otherwise} for a user without the right, also for one who
     * signed in while it was read.
     */
    public static <T> T read(
            Workstation workstation, Operation operation, Supplier<T> reader, T otherwise) {
        if (!workstation.may(operation)) {
            return otherwise;
        }
        try {
            return reader.get();
        } catch (MeridianException e) {
            if (workstation.may(operation)) {
                throw e;
            }
            return otherwise;
        }
    }
}
