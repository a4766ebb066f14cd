package org.meridian.app;

/** Ids of the views the perspectives lay out. */
final class Views {
    static final String PATIENTS = "org.meridian.ui.archive.patients";
    static final String SERIES = "org.meridian.ui.archive.series";
    static final String TIMELINE = "org.meridian.ui.archive.timeline";
    static final String QUALITY = "org.meridian.ui.archive.quality";
    static final String IMAGE = "org.meridian.ui.viewer.image";
    static final String FINDINGS = "org.meridian.ui.analysis.findings";
    static final String MONITOR = "org.meridian.ui.monitor.monitor";
    static final String LEDGER = "org.meridian.ui.ledger.ledger";
    static final String USERS = "org.meridian.ui.admin.users";
    static final String ALERTS = "org.meridian.ui.admin.alerts";
    static final String WELCOME = "org.meridian.app.welcome";

    private Views() {}
}
