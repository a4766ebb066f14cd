package org.meridian.ui.viewer.layout;

import org.meridian.ui.viewer.keyimage.KeyMarks;
import org.meridian.ui.viewer.measure.AnnotationBook;
import org.meridian.ui.viewer.model.History;

/**
 * What a reader leaves on the images of a window.
 *
 * @param history of both, to take back what was done last
 */
public record Notes(AnnotationBook drawings, KeyMarks keyImages, History history) {
    /** On a history of their own. */
    public static Notes kept(AnnotationBook.Keeper drawings, KeyMarks.Keeper keyImages) {
        History history = new History();
        return new Notes(
                new AnnotationBook(drawings, history), new KeyMarks(keyImages, history), history);
    }

    /** Forgets everything, for another patient. */
    public void clear() {
        history.clear();
        drawings.clear();
        keyImages.clear();
    }
}
