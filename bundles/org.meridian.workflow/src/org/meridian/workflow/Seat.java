package org.meridian.workflow;

/**
 * Who sits at a workstation; another one may take over. Who has a password sits only after it was
 * checked. Safe for all threads.
 */
final class Seat {
    /** The name of nobody, whom the door refuses. */
    static final String NOBODY = "";

    private volatile String wanted;
    private volatile String user;

    /**
     * @param free whether the user sits without a password
     */
    Seat(String wanted, boolean free) {
        this.wanted = wanted;
        user = free ? wanted : NOBODY;
    }

    /** Who is to sign in, or has. */
    String wanted() {
        return wanted;
    }

    String user() {
        return user;
    }

    void take(String name) {
        wanted = name;
        user = name;
    }
}
