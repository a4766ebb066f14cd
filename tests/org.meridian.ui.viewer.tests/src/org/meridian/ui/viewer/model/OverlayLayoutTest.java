package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meridian.core.text.Texts;
import org.meridian.imaging.Vec3;
import org.meridian.ui.viewer.WindowPresetsPage;
import org.meridian.ui.viewer.model.OverlayLayout.Corner;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class OverlayLayoutTest {
    private final Bench bench =
            Bench.showing(
                    People.zhang(),
                    FakeSeries.of(People.zhang(), Volumes.noise(Volumes.anisotropic(), 1)));
    private final ViewerModel model = bench.model;

    private OverlayText written(OverlayLayouts layouts) {
        return new OverlayWriter(Locale.ENGLISH, () -> layouts).write(model, KeyState.NONE);
    }

    private static Stream<String> all(OverlayText text) {
        return Stream.of(text.topLeft(), text.topRight(), text.bottomLeft(), text.bottomRight())
                .flatMap(List::stream);
    }

    @Test
    void aTextStandsInTheCornerThatWasChosenForItsModality() {
        OverlayLayout moved =
                OverlayLayout.USUAL
                        .with(OverlayField.WINDOW, Optional.of(Corner.TOP_RIGHT))
                        .with(OverlayField.POSITION, Optional.empty());
        OverlayText ct = written(OverlayLayouts.USUAL.with("CT", moved));
        assertTrue(ct.topRight().getLast().startsWith("W "), ct.toString());
        assertFalse(all(ct).anyMatch(l -> l.startsWith("Position")));
        assertEquals(
                written(OverlayLayouts.USUAL),
                written(OverlayLayouts.USUAL.with("MR", moved)),
                "another modality's");
    }

    @ParameterizedTest
    @EnumSource(OverlayLevel.class)
    void nobodyHidesWhoItIsOrThatAiLookedAtIt(OverlayLevel level) {
        model.findings().set(List.of(People.finding(People.zhang(), 1, new Vec3(0, 0, 110), 8)));
        model.greys().invert();
        model.overlays().show(level);
        OverlayLayout emptied = OverlayLayout.USUAL;
        for (OverlayField field : OverlayField.values()) {
            emptied = emptied.with(field, Optional.empty());
        }
        for (OverlayLayout layout : List.of(emptied, new OverlayLayout(Map.of()))) {
            OverlayText text = written(OverlayLayouts.USUAL.with("", layout));
            assertEquals(List.of("张三 (Zhang San)", "ID P-1001"), text.topLeft());
            assertEquals(
                    List.of("AI: second reader (marks in the series: 1)", "Inverted"),
                    text.bottomRight());
        }
    }

    @Test
    void theLeastTellsImagesApart() {
        model.overlays().show(OverlayLevel.MINIMAL);
        OverlayText text = written(OverlayLayouts.USUAL);
        assertEquals(List.of("2024-03-02"), text.topRight());
        assertEquals(List.of("Image 7/12"), text.bottomLeft());
        assertEquals(1, text.bottomRight().size());
        assertEquals(Optional.empty(), text.scale());
        assertTrue(model.overlays().areShown(), "marks stay");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        OverlayLayouts own =
                OverlayLayouts.USUAL
                        .with(
                                "",
                                OverlayLayout.USUAL.with(
                                        OverlayField.ACCESSION, Optional.of(Corner.TOP_RIGHT)))
                        .with("MG", OverlayLayout.USUAL);
        assertEquals(own, OverlayLayouts.read(own.write()));
        assertEquals(OverlayLayouts.USUAL, OverlayLayouts.read(""));
        assertEquals(
                OverlayLayouts.USUAL.with(
                        "", new OverlayLayout(Map.of(OverlayField.ZOOM, Corner.TOP_LEFT))),
                OverlayLayouts.read("* ZOOM=TOP_LEFT NOTHING=TOP_LEFT\nx"));
    }

    @Test
    void aModalitysLayoutThatIsTheCommonOneIsNoneOfItsOwn() {
        OverlayLayouts back =
                OverlayLayouts.USUAL
                        .with("CT", new OverlayLayout(Map.of()))
                        .with("CT", OverlayLayout.USUAL);
        assertEquals(OverlayLayouts.USUAL, back);
    }

    @ParameterizedTest
    @EnumSource(OverlayField.class)
    void everyFieldHasANameInBothLanguages(OverlayField field) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            String name = Texts.of(WindowPresetsPage.class, locale).get("text." + field);
            assertFalse(name.isBlank());
        }
    }
}
