package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.record.Study;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class DocumentsTest {
    @ParameterizedTest
    @CsvSource({
        "2021-01-25,121424,2021-01-25T12:14:24",
        "2021-01-25,121424.500,2021-01-25T12:14:24",
        "2021-01-25,0905,2021-01-25T09:05:00",
        "2021-01-25,23,2021-01-25T23:00:00",
        "2021-01-25,251424,''",
        "2021-01-25,'',''",
        "'',121424,''"
    })
    void aStudyHasItsDateAndTimeAsTheFileGivesThemAndInOne(
            String date, String time, String together) {
        PatientKey key = PatientKey.random();
        Patient patient =
                new Patient(key, "P1", "", PersonName.parse("A^B"), Optional.empty(), "M");
        Study study =
                new Study(
                        "1.2.3",
                        key,
                        Optional.of(date).filter(d -> !d.isEmpty()).map(LocalDate::parse),
                        time,
                        "",
                        "",
                        "",
                        List.of("CT"),
                        1,
                        1);
        JsonObject document = Documents.study(patient, study).build();
        assertEquals(date, document.getString("studyDate"));
        assertEquals(time, document.getString("studyTime"));
        assertEquals(together, document.getString("studyDateTime"));
    }
}
