package org.meridian.ui.viewer.layout;

import org.meridian.ui.viewer.keyimage.KeyMarks;
import org.meridian.ui.viewer.measure.AnnotationBook;
import org.meridian.ui.viewer.model.History;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reader leaves on the images of a window.
 *
 * @param rulers on images that are made for the moment and are not kept, as they are not
 * @param history of all, to take back what was done last
 */
public record Notes(
        AnnotationBook drawings, AnnotationBook rulers, KeyMarks keyImages, History history) {
    /** On a history of their own. */
    public static Notes kept(AnnotationBook.Keeper drawings, KeyMarks.Keeper keyImages) {
        History history = new History();
        return new Notes(
                new AnnotationBook(drawings, history),
                new AnnotationBook((series, put, removed, failed) -> {}, history),
                new KeyMarks(keyImages, history),
                history);
    }

    /** Those that hold the marked drawing; empty where none is marked. */
    Optional<AnnotationBook> marked() {
        return Stream.of(drawings, rulers).filter(b -> b.selected().isPresent()).findFirst();
    }

    /** Forgets everything, for another patient. */
    public void clear() {
        history.clear();
        drawings.clear();
        rulers.clear();
        keyImages.clear();
    }
}
