package org.meridian.access;

import org.meridian.core.ErrorCode;

/** Why somebody is not let in. */
public enum AccessError implements ErrorCode {
    /** No valid grant for this purpose and patient. */
    NO_GRANT("ACC-001"),
    /** The patient does not agree to this use. */
    CONSENT_WITHDRAWN("ACC-002"),
    /** Nobody of this name works here. */
    UNKNOWN_USER("ACC-003"),
    /** The user's role does not include this use. */
    ROLE("ACC-004"),
    /** Not a user's name. */
    BAD_NAME("ACC-005");

    private final String code;

    AccessError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
