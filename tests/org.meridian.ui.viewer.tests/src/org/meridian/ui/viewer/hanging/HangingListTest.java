package org.meridian.ui.viewer.hanging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.ui.viewer.hanging.HangingList.Entry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The protocols while they are edited, and what is wrong with one. */
class HangingListTest {
    private static HangingProtocol protocol(String lines) {
        return HangingText.read(lines, Locale.ENGLISH);
    }

    private static HangingProtocol named(String name) {
        return protocol("name=" + name + "\ncell.1=series=1");
    }

    private static Entry plugIns(String name) {
        return new Entry(name, false, true, named(name));
    }

    private static List<String> names(HangingList list) {
        return list.entries().stream().map(e -> e.protocol().name()).toList();
    }

    @Test
    void oneIsAddedOrderedChangedAndDeleted() {
        HangingList list = new HangingList(List.of(plugIns("a"), plugIns("b")));
        assertFalse(list.isOwn());
        assertFalse(list.canMove(1), "the order of plug-ins is theirs");
        list.add(named("first"));
        list.add(named("second"));
        assertEquals(List.of("second", "first", "a", "b"), names(list));
        assertTrue(list.canMove(1));
        assertFalse(list.canMove(-1));
        list.move(1);
        assertEquals(List.of("first", "second", "a", "b"), names(list));
        assertEquals(1, list.chosen(), "it is followed");
        assertFalse(list.canMove(1), "those of plug-ins stay below");
        list.turn(1, false);
        list.change(named("changed"));
        assertEquals(new Entry("", true, false, named("changed")), list.entry().orElseThrow());
        list.delete();
        assertEquals(List.of("first", "a", "b"), names(list));
        assertEquals("a", list.entry().orElseThrow().protocol().name());
    }

    @Test
    void theLastOneCanBeDeleted() {
        HangingList list = new HangingList(List.of());
        assertTrue(list.entry().isEmpty());
        list.add(named("only"));
        list.delete();
        assertTrue(list.entry().isEmpty());
        assertFalse(list.canMove(1));
    }

    @Test
    void whatWouldNeverFitOrShowNothingIsAFault() {
        assertEquals(Optional.empty(), HangingFault.of(named("good")));
        assertEquals(Optional.of(HangingFault.NAME), HangingFault.of(named(" ")));
        assertEquals(Optional.of(HangingFault.MODALITY), fault("modality=ct\ncell.1=series=1"));
        assertEquals(Optional.empty(), fault("bodyPart=Chest\ncell.1=series=1"));
        assertEquals(Optional.of(HangingFault.BODY_PART), fault("bodyPart=胸\ncell.1=series=1"));
        assertEquals(Optional.of(HangingFault.VIEW), fault("cell.1=view=cc"));
        assertEquals(
                Optional.of(HangingFault.CELL_MODALITY),
                fault("cell.1=series=1\nsecond.cell.1=modality=C T/M R"));
        HangingProtocol empty =
                named("empty")
                        .showing(
                                HangingScreen.single().with(0, CellRule.NOTHING), Optional.empty());
        assertEquals(Optional.of(HangingFault.NOTHING), HangingFault.of(empty));
    }

    private static Optional<HangingFault> fault(String lines) {
        return HangingFault.of(protocol("name=x\n" + lines));
    }
}
