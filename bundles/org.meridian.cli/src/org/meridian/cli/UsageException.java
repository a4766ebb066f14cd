package org.meridian.cli;

/** A command line that cannot be meant; ends with exit code 2. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Object[] arguments;

    /**
     * @param key of the sentence in the messages of this package
     */
    UsageException(String key, Object... arguments) {
        super(key);
        this.arguments = arguments;
    }

    String key() {
        return String.valueOf(getMessage());
    }

    Object[] arguments() {
        return arguments;
    }
}
