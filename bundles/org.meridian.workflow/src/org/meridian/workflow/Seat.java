package org.meridian.workflow;

/** Who sits at a workstation; another one may take over. Safe for all threads. */
final class Seat {
    private volatile String user;

    Seat(String user) {
        this.user = user;
    }

    String user() {
        return user;
    }

    void take(String name) {
        user = name;
    }
}
