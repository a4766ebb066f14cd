package org.meridian.cli;

import org.meridian.core.ErrorCode;

/** What can be wrong with the files and secrets that a command is given. */
enum CliError implements ErrorCode {
    /** There is no file {0}, or it cannot be read. */
    NO_FILE("CLI-005"),
    /** The file {0} is there already. */
    FILE_EXISTS("CLI-006"),
    /** The two times that a new passphrase was typed are not the same. */
    NOT_THE_SAME("CLI-010"),
    /** Nobody gives a secret. Arguments: its option, its environment variable. */
    SECRET_WANTED("CLI-011");

    private final String code;

    CliError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
