package org.meridian.archive.internal;

import org.meridian.archive.ImportReport;
import org.meridian.archive.ImportReport.State;
import org.meridian.archive.ImportResult;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.SchemaPart;
import org.meridian.core.store.UnitOfWork;
import org.meridian.dicom.SpecificCharacterSet;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tables of imports: each run with its counts, what it refused, and while it is not whole which
 * files it is done with. Names of files may identify patients; they stand nowhere else.
 */
public final class ImportRows {
    public static final SchemaPart SCHEMA =
            new SchemaPart(
                    "import",
                    List.of(
                            List.of(
                                    "create sequence import_number",
                                    "create table import_run (run integer primary key, actor"
                                        + " varchar not null, sources varchar not null, charset"
                                        + " varchar not null, started timestamp with time zone not"
                                        + " null, state varchar not null, files integer not null,"
                                        + " imported integer not null, replaced integer not null,"
                                        + " duplicate integer not null, refused integer not null,"
                                        + " bytes bigint not null, millis bigint not null)",
                                    "create table import_refusal (run integer not null references"
                                        + " import_run (run), position integer not null, path"
                                        + " varchar not null, code varchar not null, english"
                                        + " varchar not null, chinese varchar not null, primary key"
                                        + " (run, position))",
                                    "create table import_done (run integer not null references"
                                        + " import_run (run), files varbinary(1000000) not null)",
                                    "create index import_done_by_run on import_done (run)",
                                    "create table import_setting (name varchar primary key,"
                                            + " content varchar not null)",
                                    "create table import_seen (path varchar primary key, size"
                                            + " bigint not null, modified bigint not null)")));

    private ImportRows() {}

    /** What a run has counted. */
    record Counts(int imported, int replaced, int duplicate, int refused, long bytes, long millis) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        Counts withReplaced(int more) {
            return plus(new Counts(0, more, 0, 0, 0, 0));
        }

        Counts plus(Counts more) {
            return new Counts(
                    imported + more.imported,
                    replaced + more.replaced,
                    duplicate + more.duplicate,
                    refused + more.refused,
                    bytes + more.bytes,
                    millis + more.millis);
        }
    }

    static int begin(UnitOfWork unit, String actor, ImportPlan plan, Instant now, int files) {
        int run = (int) unit.next("import_number");
        unit.update(
                "insert into import_run (run, actor, sources, charset, started, state, files,"
                        + " imported, replaced, duplicate, refused, bytes, millis)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0)",
                run,
                actor,
                String.join("\n", plan.paths().stream().map(Path::toString).toList()),
                plan.set().map(SpecificCharacterSet::toString).orElse(""),
                now,
                State.RUNNING.name(),
                files);
        return run;
    }

    static void count(UnitOfWork unit, int run, Counts counts) {
        unit.update(
                "update import_run set imported = ?, replaced = ?, duplicate = ?, refused = ?,"
                        + " bytes = ?, millis = ? where run = ?",
                counts.imported(),
                counts.replaced(),
                counts.duplicate(),
                counts.refused(),
                counts.bytes(),
                counts.millis(),
                run);
    }

    static void addRefusal(UnitOfWork unit, int run, int position, ImportResult.Refused refused) {
        unit.update(
                "insert into import_refusal (run, position, path, code, english, chinese)"
                        + " values (?, ?, ?, ?, ?, ?)",
                run,
                position,
                refused.path().replace("\u0000", ""),
                refused.code(),
                refused.reason(Locale.ENGLISH),
                refused.reason(Locale.SIMPLIFIED_CHINESE));
    }

    /** Notes how a run stands; of one that will not go on it forgets the files. */
    public static void end(UnitOfWork unit, int run, State state) {
        unit.update("update import_run set state = ? where run = ?", state.name(), run);
        if (state == State.DONE || state == State.GIVEN_UP) {
            unit.update("delete from import_done where run = ?", run);
        }
    }

    /** Runs without what they refused; the condition starts with {@code where} or empty. */
    public static List<ImportReport> reports(Reads reads, String condition, Object... parameters) {
        return reads.query("select * from import_run " + condition, ImportRows::report, parameters);
    }

    public static Optional<ImportReport> report(Reads reads, int run) {
        return reports(reads, "where run = ?", run).stream().findFirst();
    }

    public static List<ImportReport.Refusal> refusals(Reads reads, int run) {
        return reads.query(
                "select * from import_refusal where run = ? order by position",
                row ->
                        new ImportReport.Refusal(
                                row.text("path"),
                                row.text("code"),
                                row.text("english"),
                                row.text("chinese")),
                run);
    }

    static Counts counts(ImportReport report) {
        return new Counts(
                report.imported(),
                report.replaced(),
                report.duplicate(),
                report.refused(),
                report.bytes(),
                report.duration().toMillis());
    }

    private static ImportReport report(Row row) {
        return new ImportReport(
                row.integer("run"),
                row.text("actor"),
                List.of(row.text("sources").split("\n")),
                row.text("charset"),
                row.instant("started"),
                State.valueOf(row.text("state")),
                row.integer("files"),
                row.integer("imported"),
                row.integer("replaced"),
                row.integer("duplicate"),
                row.integer("refused"),
                row.number("bytes"),
                Duration.ofMillis(row.number("millis")));
    }
}
