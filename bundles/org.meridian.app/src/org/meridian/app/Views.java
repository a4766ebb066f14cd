package org.meridian.app;

import org.meridian.access.Operation;

import java.util.Map;
import java.util.Optional;

/** Ids of the views the perspectives lay out. */
final class Views {
    static final String PATIENTS = "org.meridian.ui.archive.patients";
    static final String SERIES = "org.meridian.ui.archive.series";
    static final String TIMELINE = "org.meridian.ui.archive.timeline";
    static final String QUALITY = "org.meridian.ui.archive.quality";
    static final String IMAGE = "org.meridian.ui.viewer.image";
    static final String OBJECTS = "org.meridian.ui.viewer.objects";
    static final String FINDINGS = "org.meridian.ui.analysis.findings";
    static final String MONITOR = "org.meridian.ui.monitor.monitor";
    static final String LEDGER = "org.meridian.ui.ledger.ledger";
    static final String USERS = "org.meridian.ui.admin.users";
    static final String ALERTS = "org.meridian.ui.admin.alerts";
    static final String WELCOME = "org.meridian.app.welcome";

    private static final Map<String, Operation> OPERATIONS =
            Map.of(
                    PATIENTS, Operation.NAMES,
                    SERIES, Operation.NAMES,
                    TIMELINE, Operation.NAMES,
                    QUALITY, Operation.MEND,
                    IMAGE, Operation.IMAGES,
                    FINDINGS, Operation.FINDINGS,
                    MONITOR, Operation.VITALS,
                    LEDGER, Operation.AUDIT);

    private Views() {}

    /** What a user has to be allowed for a view to be of use; empty where it says so itself. */
    static Optional<Operation> operation(String view) {
        return Optional.ofNullable(OPERATIONS.get(view));
    }
}
