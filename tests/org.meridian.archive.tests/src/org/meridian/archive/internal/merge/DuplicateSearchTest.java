package org.meridian.archive.internal.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.archive.Archive;
import org.meridian.archive.merge.Duplicate;
import org.meridian.core.event.Events;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.store.KeySource;
import org.meridian.store.Store;
import org.meridian.store.Vault;
import org.meridian.testkit.store.RecordedLog;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

class DuplicateSearchTest {
    private final Store store;

    DuplicateSearchTest(@TempDir Path folder) {
        store =
                Store.open(
                        Vault.open(folder, KeySource.besideArchive()),
                        List.of(Archive.schema()),
                        new RecordedLog(),
                        new Events(),
                        Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Patient person(String name, String born, String id, String sex) {
        return new Patient(
                PatientKey.random(),
                id,
                "",
                PersonName.parse(name),
                born.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(born)),
                sex);
    }

    private void add(Patient p) {
        store.write(
                unit ->
                        unit.update(
                                "insert into archive_patient (patient_id, issuer, alphabetic,"
                                    + " ideographic, phonetic, birth_date, sex, conflict, patient)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, 0, ?)",
                                p.patientID(),
                                p.issuer(),
                                p.name().alphabetic(),
                                p.name().ideographic(),
                                p.name().phonetic(),
                                p.birthDate().orElse(null),
                                p.sex(),
                                p.key().value()));
    }

    private List<Duplicate> pairs() {
        return store.read(reads -> new DuplicateSearch(reads, Progress.NONE).pairs());
    }

    /** 40 points for the name, 35 for the birth date, 25 for the patient ID; 0 is no pair. */
    @ParameterizedTest
    @CsvSource({
        // two identifiers, one person
        "Zhang^Wei=张^伟, 1960-01-02, A17, M, Zhang^Wei=张^伟, 1960-01-02, 90331, M, 75",
        // the second one typed in Latin letters alone, with the family name behind
        "Zhang^Wei=张^伟, 1960-01-02, A17, M, WEI^ZHANG, 1960-01-02, 90331, '', 75",
        // in characters here and in letters there
        "=张^伟, 1960-01-02, A17, M, WEI^ZHANG, 1960-01-02, 90331, M, 70",
        // one digit of the year, with the same ID
        "Zhang^Wei=张^伟, 1960-01-02, A17, M, Zhang^Wei=张^伟, 1961-01-02, A17, M, 86",
        // day and month turned
        "Zhang^Wei=张^伟, 1960-01-02, A17, M, Zhang^Wei=张^伟, 1960-02-01, A17, M, 86",
        // a letter of the ID
        "Zhang^Wei=张^伟, 1960-01-02, A1736, M, Zhang^Wei=张^伟, 1960-01-02, A1763, M, 90",
        // zeros and signs that somebody left out
        "Zhang^Wei=张^伟, 1960-01-02, 00-1736, M, Zhang^Wei=张^伟, 1960-01-02, 1736, M, 90",
        // a letter of the name, with the same ID and day
        "Miller^Anna, 1960-01-02, A17, F, Millar^Anna, 1960-01-02, A17, F, 85",
        // without a birth date the ID has to be the same
        "Zhang^Wei=张^伟, '', A17, M, Zhang^Wei=张^伟, 1960-01-02, A17, M, 73",
        "Zhang^Wei=张^伟, '', A17, M, Zhang^Wei=张^伟, 1960-01-02, A18, M, 0",
        // a common name
        "Zhang^Wei=张^伟, 1960-01-02, A17, M, Zhang^Wei=张^伟, 1974-05-20, 90331, M, 0",
        // other characters are another name, whatever they sound like
        "Zhang^Wei=张^伟, 1960-01-02, A17, M, Zhang^Wei=章^威, 1960-01-02, 90331, M, 0",
        // twins
        "Li^Ming=李^明, 2010-01-02, A17, M, Li^Hong=李^红, 2010-01-02, A18, M, 0",
        "Li^Ming=李^明, 2010-01-02, A17, M, Li^Ming=李^明, 2010-01-02, A18, F, 0",
    })
    void pairsAreJudgedByAllTheirValues(
            String name,
            String born,
            String id,
            String sex,
            String otherName,
            String otherBorn,
            String otherID,
            String otherSex,
            int score) {
        add(person(name, born, id, sex));
        add(person(otherName, otherBorn, otherID, otherSex));
        assertEquals(
                score == 0 ? List.of() : List.of(score),
                pairs().stream().map(Duplicate::score).toList());
    }

    @Test
    void theBlocksLoseNoPairThatComparingEverybodyFinds() {
        Random random = new Random(7);
        String[] names = {
            "Zhang^Wei=张^伟",
            "ZHANG^WEI",
            "Wei^Zhang",
            "Li^Na=李^娜",
            "Li^Na",
            "Lee^Na",
            "Wang^Fang=王^芳"
        };
        List<Patient> all = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            LocalDate born =
                    LocalDate.of(
                            1960 + random.nextInt(3), 1 + random.nextInt(3), 1 + random.nextInt(3));
            Patient person =
                    person(
                            names[random.nextInt(names.length)],
                            random.nextInt(8) == 0 ? "" : born.toString(),
                            random.nextInt(8) == 0 ? "" : "A" + random.nextInt(40),
                            List.of("M", "F", "").get(random.nextInt(3)));
            all.add(person);
            add(person);
        }
        PairComparison comparison = new PairComparison();
        Set<Set<PatientKey>> wanted = new HashSet<>();
        for (Patient one : all) {
            for (Patient other : all) {
                if (!one.equals(other) && comparison.compare(one, other).isPresent()) {
                    wanted.add(Set.of(one.key(), other.key()));
                }
            }
        }
        List<Duplicate> found = pairs();
        Set<Set<PatientKey>> sets = new HashSet<>();
        found.forEach(d -> sets.add(Set.of(d.one().key(), d.other().key())));
        assertTrue(wanted.size() > 100, "many pairs: " + wanted.size());
        assertEquals(wanted, sets);
        assertEquals(found.size(), sets.size());
        for (int i = 1; i < found.size(); i++) {
            assertTrue(found.get(i - 1).score() >= found.get(i).score());
        }
    }
}
