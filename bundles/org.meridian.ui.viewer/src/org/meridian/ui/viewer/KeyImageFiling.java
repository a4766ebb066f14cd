package org.meridian.ui.viewer;

import org.eclipse.swt.widgets.Display;
import org.meridian.core.annotation.KeyImage;
import org.meridian.core.annotation.Place.OnImage;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.dicom.sr.KeyObjects;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.viewer.keyimage.KeyMarks;
import org.meridian.workflow.KeyImages;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/** Keeps key images in the archive, reads and exports them. Used on the UI thread. */
final class KeyImageFiling implements KeyMarks.Keeper {
    private final Display display;
    private final KeyImages keyImages;
    private final ArchiveChanges changes;
    private final Texts texts = Texts.of(KeyImageFiling.class);

    private record Read(List<KeyImage> marked, List<KeyObjects> brought) {}

    KeyImageFiling(Display display, KeyImages keyImages, ArchiveChanges changes) {
        this.display = display;
        this.keyImages = keyImages;
        this.changes = changes;
    }

    @Override
    public void mark(Series series, OnImage image, boolean key, Runnable failed) {
        changes.add(texts.get("job.keyImage"), () -> keyImages.mark(series, image, key), failed);
    }

    /** Brings what is kept of a study into the marks; unkept changes are left alone. */
    void load(Study study, KeyMarks into) {
        new BackgroundWork<>(
                        display,
                        texts.get("job.keyImages"),
                        p -> new Read(keyImages.of(study), keyImages.brought(study)),
                        read -> {
                            if (changes.isDone()) {
                                into.load(study, read.marked(), read.brought());
                            }
                        })
                .start();
    }

    /**
     * Writes the marked ones as a key object selection.
     *
     * @param then is told how many they were
     */
    void export(Study study, Path file, IntConsumer then) {
        new BackgroundWork<>(
                        display,
                        texts.get("job.exportKeyImages"),
                        p -> keyImages.write(study, file),
                        then::accept)
                .start();
    }
}
