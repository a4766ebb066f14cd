package org.meridian.ui.viewer.objects;

import org.meridian.core.ErrorCode;

/** Why something beside the images cannot be shown. */
enum ObjectError implements ErrorCode {
    /** A PDF that is damaged or wants a password. */
    BAD_PDF("VIE-090"),
    /** A document of another type. Argument: its type. */
    OTHER_DOCUMENT("VIE-091");

    private final String code;

    ObjectError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
