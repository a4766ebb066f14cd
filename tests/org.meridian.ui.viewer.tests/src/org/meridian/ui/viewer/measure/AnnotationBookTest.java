package org.meridian.ui.viewer.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.record.Series;
import org.meridian.ui.viewer.model.History;
import org.meridian.ui.viewer.model.People;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class AnnotationBookTest {
    private final Series series = People.zhang().series().orElseThrow();
    private final List<String> saved = new ArrayList<>();
    private final List<Runnable> failures = new ArrayList<>();
    private final History history = new History();
    private final AnnotationBook book =
            new AnnotationBook(
                    (of, put, removed, failed) -> {
                        put.forEach(a -> saved.add("put " + a.label()));
                        removed.forEach(id -> saved.add("remove"));
                        failures.add(failed);
                    },
                    history);

    private Annotation drawn(String label) {
        return new Annotation(
                AnnotationId.random(),
                Shape.POINT,
                new Place.OnImage(series.seriesInstanceUID(), "1.2", 1),
                List.of(Position.of(1, 2)),
                label,
                "",
                Instant.EPOCH);
    }

    @BeforeEach
    void open() {
        book.load(series, List.of());
    }

    @Test
    void everyChangeIsKeptAndUndone() {
        Annotation a = drawn("a");
        book.put(a);
        book.put(a.labelled("b"));
        book.put(a.labelled("b"));
        book.remove(a.labelled("b"));
        assertEquals(List.of("put a", "put b", "remove"), saved, "the same again is no change");
        assertEquals(List.of(), book.all());
        saved.clear();
        history.undo();
        assertEquals(List.of(a.labelled("b")), book.all());
        history.undo();
        assertEquals(List.of(a), book.all());
        history.undo();
        assertEquals(List.of(), book.all());
        assertFalse(history.canUndo());
        history.redo();
        assertEquals(List.of("put b", "put a", "remove", "put a"), saved);
        book.put(a.labelled("c"));
        assertFalse(history.canRedo(), "another way was taken");
    }

    @Test
    void whatCannotBeKeptIsTakenBack() {
        Annotation a = drawn("a");
        book.put(a);
        failures.getFirst().run();
        assertEquals(List.of(), book.all());
        assertFalse(history.canUndo());
        assertTrue(book.selected().isEmpty());
    }

    @Test
    void aFailureOfAnotherPatientsChangesNothing() {
        book.put(drawn("a"));
        history.clear();
        book.clear();
        book.load(People.smith().series().orElseThrow(), List.of());
        failures.getFirst().run();
        assertEquals(List.of(), book.all());
        assertFalse(history.canUndo());
    }

    @Test
    void aSeriesIsReadAnewWithoutTheOthers() {
        Annotation a = drawn("a");
        Annotation b = drawn("b");
        book.load(series, List.of(a, b));
        book.select(Optional.of(b));
        book.load(series, List.of(a));
        assertEquals(List.of(a), book.all());
        assertTrue(book.selected().isEmpty());
    }

    @Test
    void nothingIsDrawnOnASeriesThatIsNotThere() {
        book.clear();
        book.put(drawn("a"));
        assertEquals(List.of(), book.all());
        assertEquals(List.of(), saved);
    }
}
