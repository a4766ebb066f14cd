package org.meridian.analysis;

import static java.util.stream.Collectors.toSet;

import org.meridian.analysis.StandingFindings.Kept;
import org.meridian.analysis.spi.Mark;
import org.meridian.core.MeridianException;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Finding.Decision;
import org.meridian.core.record.Finding.Position;
import org.meridian.core.record.Finding.Provenance;
import org.meridian.core.record.FindingId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.SchemaPart;
import org.meridian.core.store.UnitOfWork;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The findings of all runs and what people decided on them. Nothing is overwritten: a run adds its
 * findings, a decision is added to those before it; which of them stand is worked out when they are
 * read. Stateless and safe for all threads.
 */
public final class FindingRepository {
    /** The kind of its records in the index queue. */
    public static final String KIND = "finding";

    static final int LONGEST_REASON = 1000;

    private static final String SELECT =
            """
            SELECT f.id, f.rank_in_run, f.x, f.y, f.z, f.diameter, f.confidence, f.score, r.patient, r.study,
              r.series, r.finding_type, r.model_id, r.model_version, r.model_hash, r.input_hash,
              r.settings, r.ran_at, d.state, d.reason, d.actor, d.decided_at, f.run,
              CASE WHEN EXISTS (SELECT 1 FROM analysis_run n WHERE n.patient = r.patient
                AND n.series = r.series AND n.model_id = r.model_id AND n.id > r.id)
                THEN 1 ELSE 0 END AS superseded
            FROM analysis_finding f JOIN analysis_run r ON r.id = f.run AND r.trash IS NULL
            LEFT JOIN analysis_decision d ON d.id =
              (SELECT MAX(d2.id) FROM analysis_decision d2 WHERE d2.finding = f.id)
            """;

    /** The tables. */
    public static SchemaPart schema() {
        return new SchemaPart(
                "analysis",
                List.of(
                        List.of(
                                """
                                CREATE TABLE analysis_run (
                                  id BIGINT PRIMARY KEY,
                                  patient UUID NOT NULL,
                                  study VARCHAR(64) NOT NULL,
                                  series VARCHAR(64) NOT NULL,
                                  finding_type VARCHAR(64) NOT NULL,
                                  model_id VARCHAR(200) NOT NULL,
                                  model_version VARCHAR(64) NOT NULL,
                                  model_hash VARCHAR(64) NOT NULL,
                                  input_hash VARCHAR(64) NOT NULL,
                                  settings VARCHAR(2000) NOT NULL,
                                  ran_at TIMESTAMP WITH TIME ZONE NOT NULL,
                                  actor VARCHAR(200) NOT NULL)
                                """,
                                "CREATE INDEX analysis_run_study ON analysis_run (patient, study)",
                                """
                                CREATE TABLE analysis_finding (
                                  id BIGINT PRIMARY KEY,
                                  run BIGINT NOT NULL REFERENCES analysis_run (id),
                                  rank_in_run INTEGER NOT NULL,
                                  x DOUBLE PRECISION NOT NULL,
                                  y DOUBLE PRECISION NOT NULL,
                                  z DOUBLE PRECISION NOT NULL,
                                  diameter DOUBLE PRECISION NOT NULL,
                                  confidence DOUBLE PRECISION NOT NULL,
                                  score DOUBLE PRECISION NOT NULL)
                                """,
                                "CREATE INDEX analysis_finding_run ON analysis_finding (run)",
                                """
                                CREATE TABLE analysis_decision (
                                  id BIGINT PRIMARY KEY,
                                  finding BIGINT NOT NULL REFERENCES analysis_finding (id),
                                  state VARCHAR(16) NOT NULL,
                                  reason VARCHAR(1000) NOT NULL,
                                  actor VARCHAR(200) NOT NULL,
                                  decided_at TIMESTAMP WITH TIME ZONE NOT NULL)
                                """,
                                "CREATE INDEX analysis_decision_finding ON analysis_decision"
                                        + " (finding)",
                                "CREATE SEQUENCE analysis_run_seq",
                                "CREATE SEQUENCE analysis_finding_seq",
                                "CREATE SEQUENCE analysis_decision_seq"),
                        List.of("ALTER TABLE analysis_run ADD COLUMN trash BIGINT")));
    }

    /**
     * Keeps a run and its marks as findings to be decided; what the model found on the series
     * before and nobody decided on is superseded. The grant is for AI.
     *
     * @return what stands where this run has marks, ranked: a finding that somebody decided on
     *     before stands for its double
     */
    public List<Finding> addAll(UnitOfWork unit, Grant grant, DetectionResult result) {
        grant.require(Purpose.AI, result.patient());
        // the index forgets what no longer stands
        standing(unit, result.patient(), result.studyInstanceUID())
                .forEach(finding -> unit.index(KIND, finding.id().toString()));
        Provenance from = result.provenance();
        long run = unit.next("analysis_run_seq");
        unit.update(
                "INSERT INTO analysis_run (id, patient, study, series, finding_type, model_id,"
                        + " model_version, model_hash, input_hash, settings, ran_at, actor)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run,
                result.patient().value(),
                result.studyInstanceUID(),
                result.seriesInstanceUID(),
                result.findingType(),
                from.modelId(),
                from.modelVersion(),
                from.modelHash(),
                from.inputHash(),
                from.settings(),
                from.time(),
                grant.actor());
        int rank = 0;
        for (Mark mark : result.marks()) {
            add(unit, run, ++rank, mark);
        }
        // the newest run comes first
        Set<Position> marked =
                result.marks().stream().map(FindingRepository::position).collect(toSet());
        return standing(unit, result.patient(), result.studyInstanceUID()).stream()
                .limit(marked.size())
                .toList();
    }

    private static void add(UnitOfWork unit, long run, int rank, Mark mark) {
        FindingId id = new FindingId(unit.next("analysis_finding_seq"));
        Position at = position(mark);
        unit.update(
                "INSERT INTO analysis_finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                run,
                rank,
                at.x(),
                at.y(),
                at.z(),
                mark.diameter(),
                mark.confidence(),
                mark.score());
        unit.index(KIND, id.toString());
    }

    private static Position position(Mark mark) {
        return new Position(mark.position().x(), mark.position().y(), mark.position().z());
    }

    /**
     * The findings of a study that stand: those of the newest run of each model on each series,
     * newest run first, and older ones that somebody decided on, of doubles one; ranked from 1
     * without gaps. The grant is for treatment.
     */
    public List<Finding> ofStudy(
            Reads reads, Grant grant, PatientKey patient, String studyInstanceUID) {
        grant.require(Purpose.TREATMENT, patient);
        return standing(reads, patient, studyInstanceUID);
    }

    private static List<Finding> standing(
            Reads reads, PatientKey patient, String studyInstanceUID) {
        return StandingFindings.of(
                reads.query(
                        SELECT
                                + "WHERE r.patient = ? AND r.study = ?"
                                + " ORDER BY r.id DESC, f.rank_in_run",
                        row ->
                                new Kept(
                                        finding(row),
                                        row.number("run"),
                                        row.integer("superseded") == 0),
                        patient.value(),
                        studyInstanceUID));
    }

    /**
     * One finding of any run, with its rank there; the grant is for treatment.
     *
     * @throws MeridianException {@link AnalysisError#NO_SUCH_FINDING}
     */
    public Finding get(Reads reads, Grant grant, FindingId id) {
        Finding finding =
                find(reads, id)
                        .orElseThrow(
                                () ->
                                        new MeridianException(
                                                AnalysisError.NO_SUCH_FINDING, id.toString()));
        grant.require(Purpose.TREATMENT, finding.patient());
        return finding;
    }

    /**
     * Adds a person's decision; the grant is for treatment.
     *
     * @param state accepted or rejected
     * @param reason not blank, at most 1000 characters
     * @return the finding as it is now
     * @throws MeridianException {@link AnalysisError#NO_SUCH_FINDING}, {@link
     *     AnalysisError#SUPERSEDED}, {@link AnalysisError#NO_REASON}
     */
    public Finding decide(
            UnitOfWork unit,
            Grant grant,
            FindingId id,
            Decision.State state,
            String reason,
            Instant time) {
        if (state == Decision.State.PENDING) {
            throw new IllegalArgumentException("a decision is made");
        }
        get(unit, grant, id);
        requireStanding(unit, id);
        String kept = reason.strip();
        if (kept.isEmpty() || kept.length() > LONGEST_REASON) {
            throw new MeridianException(AnalysisError.NO_REASON);
        }
        unit.update(
                "INSERT INTO analysis_decision VALUES (?, ?, ?, ?, ?, ?)",
                unit.next("analysis_decision_seq"),
                id.value(),
                state.name(),
                kept,
                grant.actor(),
                time);
        unit.index(KIND, id.toString());
        return requireStanding(unit, id);
    }

    private static Finding requireStanding(Reads reads, FindingId id) {
        return findStanding(reads, id)
                .orElseThrow(() -> new MeridianException(AnalysisError.SUPERSEDED, id.toString()));
    }

    /** All decisions on a finding, oldest first; the grant is for treatment. */
    public List<Decision> history(Reads reads, Grant grant, FindingId id) {
        get(reads, grant, id);
        return reads.query(
                "SELECT state, reason, actor, decided_at FROM analysis_decision WHERE finding = ?"
                        + " ORDER BY id",
                FindingRepository::decision,
                id.value());
    }

    /**
     * The finding while it stands. Without a check: for the index, which shows nothing without one
     * of its own.
     */
    static Optional<Finding> findStanding(Reads reads, FindingId id) {
        return find(reads, id)
                .flatMap(
                        found ->
                                standing(reads, found.patient(), found.studyInstanceUID()).stream()
                                        .filter(standing -> standing.id().equals(id))
                                        .findFirst());
    }

    private static Optional<Finding> find(Reads reads, FindingId id) {
        return reads.first(SELECT + "WHERE f.id = ?", FindingRepository::finding, id.value());
    }

    private static Finding finding(Row row) {
        Instant time = row.instant("ran_at");
        return new Finding(
                new FindingId(row.number("id")),
                new PatientKey(row.uuid("patient")),
                row.text("study"),
                row.text("series"),
                row.integer("rank_in_run"),
                row.text("finding_type"),
                new Position(row.real("x"), row.real("y"), row.real("z")),
                row.real("diameter"),
                row.real("confidence"),
                row.real("score"),
                new Provenance(
                        row.text("model_id"),
                        row.text("model_version"),
                        row.text("model_hash"),
                        row.text("input_hash"),
                        row.text("settings"),
                        time),
                row.isNull("state") ? pending(time) : decision(row));
    }

    private static Decision decision(Row row) {
        return new Decision(
                Decision.State.valueOf(row.text("state")),
                row.text("reason"),
                row.text("actor"),
                row.instant("decided_at"));
    }

    private static Decision pending(Instant since) {
        return new Decision(Decision.State.PENDING, "", "", since);
    }
}
