package org.meridian.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.core.record.PersonName;

class NameFormsTest {
    private static final NameForms FORMS = new NameForms();

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "=王^小明, 王小明的CT, true",
        "=王^小明, 小明王, true",
        "=王^小明, CT name:wangxiaoming, true",
        "=王^小明, the wang xiao ming with the nodule, true",
        "=王^小明, xiaoming WANG, true",
        "=王^小明, wang, false",
        "=王^小明, 王, false",
        "=王^小明, 小明, false",
        "=单^晓云, dan xiaoyun, true",
        "=吕^春华, lvchunhua, true",
        "=歐陽^若蘭, 欧阳若兰 2024, true",
        "Müller^Jürgen, 'Jürgen Muller, last spring', true",
        "Müller^Jürgen, jurgen.muller, true",
        "Müller^Jürgen, muller, false",
        "Li, Italian, false",
        "Li, old Li, true",
        "'', anything, false",
    })
    void aWholeNameIsFoundInATextAndNoPartOfOne(String name, String text, boolean expected) {
        assertEquals(expected, FORMS.isIn(text, PersonName.parse(name)));
    }
}
