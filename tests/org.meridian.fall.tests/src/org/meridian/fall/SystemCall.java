package org.meridian.fall;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One call as strace printed it with {@code -xx -y}: all strings are hexadecimal, so that commas
 * and quotes are its own.
 */
record SystemCall(String name, List<String> arguments, long result) {
    /**
     * @param text {@code name(arguments) = result}, without the thread
     */
    static SystemCall parse(String text) {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(") ");
        String result = text.substring(text.indexOf('=', close) + 1).strip().split("[ <]")[0];
        return new SystemCall(
                text.substring(0, open),
                List.of(text.substring(open + 1, close).split(", ")),
                result.equals("?") ? -1 : Long.decode(result));
    }

    /** The file descriptor that an argument names. */
    int descriptor(int argument) {
        String text = arguments.get(argument);
        int end = text.indexOf('<');
        return Integer.parseInt(end < 0 ? text : text.substring(0, end));
    }

    long number(int argument) {
        return Long.decode(arguments.get(argument));
    }

    String text(int argument) {
        return new String(data(argument), StandardCharsets.UTF_8);
    }

    /** The bytes of a string argument. */
    byte[] data(int argument) {
        String quoted = arguments.get(argument);
        if (!quoted.startsWith("\"") || !quoted.endsWith("\"")) {
            throw new IllegalArgumentException("not a whole string: " + quoted);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(quoted.length() / 4);
        for (int i = 1; i + 4 <= quoted.length() - 1; i += 4) {
            bytes.write(Integer.parseInt(quoted, i + 2, i + 4, 16));
        }
        return bytes.toByteArray();
    }
}
