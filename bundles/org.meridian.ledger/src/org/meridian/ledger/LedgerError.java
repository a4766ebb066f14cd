package org.meridian.ledger;

import org.meridian.core.ErrorCode;

/** What can go wrong with the log and its anchors. */
public enum LedgerError implements ErrorCode {
    /** There is no such entry, or no log yet. */
    NO_ENTRY("LED-001"),
    /** Consent is given to treatment or to AI. */
    NOT_A_CONSENT("LED-002"),
    /** The anchoring network does not answer. Argument: its name. */
    UNREACHABLE("LED-003"),
    /** The anchoring network refused the log's state. Argument: its name. */
    REFUSED("LED-004"),
    /** A setting of the anchoring network is missing or wrong. Argument: its name. */
    SETTING("LED-005"),
    /** The stored rows are not whole. */
    DAMAGED("LED-006");

    private final String code;

    LedgerError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
