package org.meridian.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.meridian.core.record.PersonName;

class PersonNameTest {
    @Test
    void readsTheThreeGroupsOfTheStandardsExample() {
        PersonName name = PersonName.parse("Wang^XiaoDong=王^小东=");
        assertEquals(new PersonName("Wang^XiaoDong", "王^小东", ""), name);
        assertEquals("王小东 (Wang XiaoDong)", name.display());
        assertEquals("Wang^XiaoDong=王^小东", name.toDicom());
    }

    @Test
    void dropsEmptyComponentsAtTheEnd() {
        assertEquals("Adams John", PersonName.parse("Adams^John^^^").display());
    }
}
