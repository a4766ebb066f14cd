package org.meridian.archive;

import org.meridian.archive.internal.Tables;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Study;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.Reads;
import org.meridian.search.NameForms;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a text that somebody typed names a person: by the whole name in any of its forms, by the
 * patient ID, an accession number or a study's UID. Safe for all threads.
 */
public final class Mentions {
    /** Shorter ones are said of much else. */
    private static final Pattern TELLING = Pattern.compile("\\d{4,}|(?=.*\\D)..+");

    private final NameForms forms = new NameForms();
    private final Optional<Patient> person;
    private final List<Pattern> numbers;

    private Mentions(Optional<Patient> person, List<String> numbers) {
        this.person = person;
        this.numbers = numbers.stream().map(Mentions::word).toList();
    }

    /** Those of a person, who may be in the trash; of one who is not there any more, none. */
    public static Mentions of(Reads reads, Grant grant, PatientKey patient) {
        grant.require(Purpose.ADMINISTRATION, patient);
        Optional<Patient> person = Tables.person(reads, patient);
        List<Study> studies = Tables.studies(reads, "where patient = ?", patient.value());
        List<String> numbers =
                Stream.concat(
                                person.stream().map(Patient::patientID),
                                studies.stream()
                                        .flatMap(
                                                s ->
                                                        Stream.of(
                                                                s.accessionNumber(),
                                                                s.studyInstanceUID())))
                        .map(String::strip)
                        .filter(n -> TELLING.matcher(n).matches())
                        .toList();
        return new Mentions(person, numbers);
    }

    private static Pattern word(String number) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(number) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE);
    }

    /** Whether the text names the person. */
    public boolean areIn(String text) {
        return person.filter(p -> forms.isIn(text, p.name())).isPresent()
                || numbers.stream().anyMatch(n -> n.matcher(text).find());
    }
}
