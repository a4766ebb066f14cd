package org.meridian.monitor;

import org.meridian.core.ErrorCode;

/** Failures of sessions and recordings. */
public enum MonitorError implements ErrorCode {
    PORT("MON-001"),
    DAMAGED_RECORDING("MON-002"),
    NOT_FILED("MON-003"),
    NO_SUCH_SESSION("MON-004"),
    READING("MON-005");

    private final String code;

    MonitorError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
