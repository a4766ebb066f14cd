package org.meridian.core.store;

import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A record as it can be found.
 *
 * @param kind and {@code key} name the record, as in {@link IndexContributor}
 * @param title one line for the list of hits
 * @param names of persons; found by characters, pinyin, initials and Latin spelling
 * @param identifiers found as a whole or by their beginning
 * @param texts found by their words, Chinese ones segmented
 * @param keywords exact values by field ({@code modality}, {@code bodyPartExamined}), found and
 *     counted
 * @param numbers by field, found by range
 */
public record IndexDocument(
        String kind,
        String key,
        PatientKey patient,
        String title,
        List<PersonName> names,
        List<String> identifiers,
        List<String> texts,
        Optional<LocalDate> date,
        Map<String, String> keywords,
        Map<String, Double> numbers) {}
