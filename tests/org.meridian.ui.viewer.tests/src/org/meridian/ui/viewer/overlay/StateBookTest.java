package org.meridian.ui.viewer.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.Instance;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Series;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.dicom.present.Display;
import org.meridian.dicom.present.PresentationState;
import org.meridian.workflow.Brought;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which state a series is shown by, and what is drawn on it meanwhile. */
class StateBookTest {
    private static final PatientKey PATIENT = PatientKey.random();
    private static final Series IMAGES = new Series("1.1", "1", PATIENT, "CT", 1, "", "", 1);

    private final List<String> drawn = new ArrayList<>();
    private final StateBook book =
            new StateBook(
                    (series, all) -> {
                        drawn.clear();
                        all.forEach(a -> drawn.add(a.annotation().label()));
                    });

    private static Brought brought(String modality, String series, String label) {
        Annotation annotation =
                new Annotation(
                        AnnotationId.random(),
                        Shape.POINT,
                        new Place.OnImage("1.1", "1.1.1", 1),
                        List.of(Position.of(1, 1)),
                        label,
                        "Wang",
                        Instant.EPOCH);
        boolean state = modality.equals("PR");
        return new Brought(
                new Instance(series + ".1", "", series, PATIENT, 1, 0, "", new BlobId("b")),
                modality,
                label,
                List.of(new ForeignAnnotation(annotation, "", "", List.of())),
                state ? Optional.of(state(series + ".1", label)) : Optional.empty(),
                List.of());
    }

    private static PresentationState state(String uid, String label) {
        return new PresentationState(
                uid,
                label,
                "",
                "Wang",
                Instant.EPOCH,
                Map.of("1.1.1", "1.1"),
                Optional.empty(),
                Optional.empty(),
                Display.PLAIN,
                List.of(),
                List.of(),
                List.of());
    }

    private final List<Brought> all =
            List.of(
                    brought("PR", "1.2", "LUNG"),
                    brought("PR", "1.3", "BONE"),
                    brought("SR", "1.4", "report"));

    @Test
    void whatOtherStatesDrawIsHiddenWhileOneIsShown() {
        book.load(IMAGES, all);
        assertEquals(List.of("LUNG", "BONE", "report"), drawn);
        book.choose(IMAGES, Optional.of(all.get(1)));
        assertEquals(List.of("BONE", "report"), drawn);
        assertEquals(Optional.of(all.get(1)), book.chosen(IMAGES));
        book.choose(IMAGES, Optional.empty());
        assertEquals(3, drawn.size());
        assertEquals(2, book.states(IMAGES).size());
    }

    @Test
    void aStateThatIsChosenBeforeItIsReadIsShownWhenItIs() {
        book.chooseOf(List.of(IMAGES), "1.3");
        assertTrue(book.chosen(IMAGES).isEmpty());
        book.load(IMAGES, all);
        assertEquals(Optional.of(all.get(1)), book.chosen(IMAGES));
        // a person's later choice holds, however often it is read
        book.choose(IMAGES, Optional.of(all.get(0)));
        book.load(IMAGES, all);
        assertEquals(Optional.of(all.get(0)), book.chosen(IMAGES));
        book.clear();
        assertTrue(book.states(IMAGES).isEmpty());
    }
}
