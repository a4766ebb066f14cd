package org.meridian.cli;

import java.util.Optional;

/** Where a command's output goes: this process's own streams or those of the one that asked. */
interface Streams {
    /** Standard output. */
    void out(String text);

    /** Standard error, line by line. */
    void err(String line);

    /** A secret of the person or script on the other side; empty where nobody gives it. */
    Optional<char[]> ask(Secret secret);

    /** Whether the person or script on the other side has gone or asked to stop. */
    boolean cancelled();
}
