package org.meridian.fall;

import java.util.Random;

/** What a power failure does with that which was not synced. */
enum Luck {
    /** Nothing of it is there. */
    NONE,
    /** All of it is there. */
    ALL,
    /** Names and lengths are there and the bytes are zeros. */
    ZEROS,
    /** Names are there and the files are empty. */
    NAMES,
    /** The bytes are there and the names are as they were. */
    BYTES,
    /** Every name and every page goes its own way. */
    MIXED;

    /** How many of a file's changes of length are there. */
    int prefix(int changes, Random random) {
        return switch (this) {
            case NONE, NAMES -> 0;
            case ALL, ZEROS, BYTES -> changes;
            case MIXED -> random.nextInt(changes + 1);
        };
    }

    /** How many of the writes to a page are there. */
    int pagePrefix(int changes, Random random) {
        return switch (this) {
            case NONE, NAMES, ZEROS -> 0;
            case ALL, BYTES -> changes;
            case MIXED -> random.nextInt(changes + 1);
        };
    }

    /** How many of the changes of a name are there. */
    int namePrefix(int changes, Random random) {
        return switch (this) {
            case NONE, BYTES -> 0;
            case ALL, NAMES, ZEROS -> changes;
            case MIXED -> random.nextInt(changes + 1);
        };
    }

    /** Whether the first write to a page that is not there is there in part. */
    boolean tears(Random random) {
        return this == MIXED && random.nextInt(4) == 0;
    }
}
