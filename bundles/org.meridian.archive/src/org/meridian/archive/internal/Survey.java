package org.meridian.archive.internal;

import org.meridian.core.progress.Progress;

import java.nio.file.Path;
import java.util.List;

/** How much there is to import, told by the names alone. */
record Survey(int files, long bytes) {
    static Survey of(List<Path> paths, Progress progress) {
        int files = 0;
        long bytes = 0;
        try (FileWalk walk = new FileWalk(paths, (path, failure) -> {})) {
            while (walk.hasNext() && !progress.cancelled()) {
                files++;
                bytes += Math.max(0, walk.next().size());
                walk.release();
            }
        }
        return new Survey(files, bytes);
    }
}
