package org.meridian.fall;

/** Where a study is. */
enum Whereabouts {
    /** In the archive. */
    IN,
    /** In the trash. */
    TRASH,
    /** Neither here nor there. */
    GONE
}
