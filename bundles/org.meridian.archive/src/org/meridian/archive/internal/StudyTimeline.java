package org.meridian.archive.internal;

import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Study;
import org.meridian.core.record.TimelineEntry;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Reads;
import org.meridian.core.store.TimelineContributor;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Studies as lines of a timeline; one without a date cannot stand on it. */
public final class StudyTimeline implements TimelineContributor {
    private static final Pattern TIME = Pattern.compile("(\\d{2})(\\d{2})?(\\d{2})?.*");

    @Override
    public List<TimelineEntry> timeline(Reads reads, Grant grant, PatientKey patient) {
        grant.require(Grant.Purpose.TREATMENT, patient);
        return Tables.studies(reads, "where patient = ?", patient.value()).stream()
                .flatMap(study -> study.studyDate().map(date -> entry(study, date)).stream())
                .toList();
    }

    private static TimelineEntry entry(Study study, LocalDate date) {
        return new TimelineEntry(
                study.patient(),
                instant(date, study.studyTime()),
                StudyIndex.KIND,
                study.studyInstanceUID(),
                StudyIndex.line(study));
    }

    /** Study times carry no zone: they are taken as this computer's. */
    private static Instant instant(LocalDate date, String time) {
        LocalTime local = LocalTime.MIDNIGHT;
        Matcher matcher = TIME.matcher(time);
        if (matcher.matches()) {
            try {
                local = LocalTime.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
            } catch (DateTimeException e) {
                local = LocalTime.MIDNIGHT;
            }
        }
        return date.atTime(local).atZone(ZoneId.systemDefault()).toInstant();
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
