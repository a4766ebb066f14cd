package org.meridian.analysis;

import org.meridian.core.record.FindingId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.TimelineEntry;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Reads;
import org.meridian.core.store.TimelineContributor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line for each run of a detector (kind {@code finding}, the study's UID as key) and for each
 * decision (kind {@code decision}, the finding's id as key).
 */
public final class FindingTimeline implements TimelineContributor {
    @Override
    public List<TimelineEntry> timeline(Reads reads, Grant grant, PatientKey patient) {
        grant.require(Grant.Purpose.TREATMENT, patient);
        FindingTexts texts = new FindingTexts(Locale.getDefault());
        List<TimelineEntry> entries = new ArrayList<>();
        entries.addAll(
                reads.query(
                        """
                        SELECT r.study, r.model_id, r.ran_at,
                          (SELECT COUNT(*) FROM analysis_finding f WHERE f.run = r.id) AS findings
                        FROM analysis_run r WHERE r.patient = ? AND r.trash IS NULL
                        """,
                        row ->
                                new TimelineEntry(
                                        patient,
                                        row.instant("ran_at"),
                                        FindingRepository.KIND,
                                        row.text("study"),
                                        texts.texts()
                                                .get(
                                                        "timeline.run",
                                                        row.text("model_id"),
                                                        row.number("findings"))),
                        patient.value()));
        entries.addAll(
                reads.query(
                        """
                        SELECT d.finding, d.state, d.reason, d.decided_at
                        FROM analysis_decision d JOIN analysis_finding f ON f.id = d.finding
                        JOIN analysis_run r ON r.id = f.run
                        WHERE r.patient = ? AND r.trash IS NULL
                        """,
                        row -> {
                            String id = new FindingId(row.number("finding")).toString();
                            return new TimelineEntry(
                                    patient,
                                    row.instant("decided_at"),
                                    "decision",
                                    id,
                                    texts.texts()
                                            .get(
                                                    "timeline.decision." + row.text("state"),
                                                    id,
                                                    row.text("reason")));
                        },
                        patient.value()));
        return List.copyOf(entries);
    }
}
