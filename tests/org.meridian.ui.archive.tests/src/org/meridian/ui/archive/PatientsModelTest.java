package org.meridian.ui.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.record.Study;
import org.meridian.search.QueryLanguage;
import org.meridian.search.ReadQuery;
import org.meridian.search.SortOrder;
import org.meridian.ui.PatientContext;
import org.meridian.ui.archive.PatientsModel.Line;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What a click on a facet or a header asks for. */
class PatientsModelTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 11, 26);

    private static ReadQuery read(String text) {
        return QueryLanguage.read(text, TODAY);
    }

    @Test
    void aFacetsValueIsAskedForAndNoLonger() {
        String asked = PatientsModel.toggled(read("王芳"), "modality", "CT");
        assertEquals("王芳 modality:CT", asked);
        assertEquals(Set.of("CT"), read(asked).request().filters().get("modality"));
        assertEquals("王芳", PatientsModel.toggled(read(asked), "modality", "CT"));
        assertEquals(
                "王芳 modality:CT modality:MR", PatientsModel.toggled(read(asked), "modality", "MR"));
    }

    @Test
    void everyFacetsValueIsReadAsItself() {
        for (String field : PatientsModel.FACETS) {
            String value = field.equals("year") ? "2024" : "LEFT KNEE";
            ReadQuery query = read(PatientsModel.toggled(read("x"), field, value));
            assertEquals(1, query.understood().size(), field);
            assertTrue(Facets.is(query.understood().getFirst(), field, value), field);
        }
    }

    @Test
    void aRowStaysTheChosenOneWhenMoreHasComeSinceItWasRead() {
        PatientKey key = PatientKey.random();
        Patient patient = new Patient(key, "P1", "", PersonName.UNKNOWN, Optional.empty(), "M");
        PatientContext context = new PatientContext();
        Line bare = new Line(patient, Optional.empty(), Set.of());
        Line study = new Line(patient, Optional.of(study(key, 9)), Set.of());
        assertFalse(bare.isOf(context.selection()));
        context.choose(patient);
        assertTrue(bare.isOf(context.selection()));
        assertFalse(study.isOf(context.selection()));
        context.choose(patient, study(key, 3));
        assertTrue(study.isOf(context.selection()));
        assertFalse(bare.isOf(context.selection()));
        Patient other =
                new Patient(
                        PatientKey.random(), "P2", "", PersonName.UNKNOWN, Optional.empty(), "M");
        Line merged = new Line(other.with(List.of(patient)), study.study(), Set.of());
        context.choose(merged.patient(), study(key, 3));
        assertTrue(merged.isOf(context.selection()));
    }

    @Test
    void hitsAreOfSoManyPersons() {
        Patient patient =
                new Patient(
                        PatientKey.random(), "P1", "", PersonName.UNKNOWN, Optional.empty(), "M");
        Line first = new Line(patient, Optional.of(study(patient.key(), 9)), Set.of());
        Line second = new Line(patient, Optional.empty(), Set.of());
        List<Line> lines = List.of(first, second);
        assertEquals(
                OptionalLong.of(1), new PatientsModel.Rows(lines, 3, Map.of(), false).persons());
        assertEquals(
                OptionalLong.empty(),
                new PatientsModel.Rows(lines, 300, Map.of(), true).persons(),
                "who is beyond the rows is not known");
    }

    private static Study study(PatientKey patient, int instances) {
        return new Study(
                "2.25.1", patient, Optional.empty(), "", "", "", "", List.of(), 1, instances);
    }

    @Test
    void aHeaderTurnsTheOrderAndEndsIt() {
        assertEquals(SortOrder.NAME, PatientsModel.next(SortOrder.RELEVANCE, true));
        assertEquals(SortOrder.RELEVANCE, PatientsModel.next(SortOrder.NAME, true));
        List<SortOrder> orders =
                List.of(
                        SortOrder.RELEVANCE,
                        SortOrder.DATE_DESCENDING,
                        SortOrder.DATE_ASCENDING,
                        SortOrder.RELEVANCE);
        for (int i = 1; i < orders.size(); i++) {
            assertEquals(orders.get(i), PatientsModel.next(orders.get(i - 1), false));
        }
    }
}
