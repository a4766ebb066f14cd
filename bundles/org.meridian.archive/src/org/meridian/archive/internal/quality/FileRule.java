package org.meridian.archive.internal.quality;

import org.meridian.archive.quality.Remark;

import java.util.function.Consumer;

/** Rules on one object, which they only read. Stateless. */
@FunctionalInterface
interface FileRule {
    void check(Subject subject, Consumer<Remark> remarks);
}
