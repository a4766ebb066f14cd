package org.meridian.archive;

import org.meridian.archive.ImportReport.State;
import org.meridian.archive.internal.ImportRows;
import org.meridian.core.MeridianException;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.SchemaPart;

import java.util.List;
import java.util.Optional;

/**
 * What imports did. Names of files may identify patients, so a grant for all is wanted. Safe for
 * all threads.
 */
public final class ImportReports {
    private final Database database;
    private final Importer importer;

    /**
     * @param importer tells which import runs just now
     */
    public ImportReports(Database database, Importer importer) {
        this.database = database;
        this.importer = importer;
    }

    /** The tables of imports. */
    public static SchemaPart schema() {
        return ImportRows.SCHEMA;
    }

    /** The newest first. */
    public List<ImportReport> newest(Grant grant, int limit) {
        grant.requireAll(Purpose.TREATMENT);
        return database
                .read(reads -> ImportRows.reports(reads, "order by run desc limit ?", limit))
                .stream()
                .map(this::standing)
                .toList();
    }

    /**
     * One report.
     *
     * @throws MeridianException {@link ArchiveError#NO_REPORT}
     */
    public ImportReport report(Grant grant, int number) {
        grant.requireAll(Purpose.TREATMENT);
        return database.read(reads -> ImportRows.report(reads, number))
                .map(this::standing)
                .orElseThrow(() -> new MeridianException(ArchiveError.NO_REPORT, number));
    }

    /** What an import did not take, in the order it met it. */
    public List<ImportReport.Refusal> refusals(Grant grant, int number) {
        grant.requireAll(Purpose.TREATMENT);
        return database.read(reads -> ImportRows.refusals(reads, number));
    }

    /** The newest import that is not whole and that nobody gave up. */
    public Optional<ImportReport> interrupted(Grant grant) {
        grant.requireAll(Purpose.TREATMENT);
        return database
                .read(
                        reads ->
                                ImportRows.reports(
                                        reads,
                                        "where state = ? or state = ? order by run desc",
                                        State.INTERRUPTED.name(),
                                        State.RUNNING.name()))
                .stream()
                .map(this::standing)
                .filter(report -> report.state() == State.INTERRUPTED)
                .findFirst();
    }

    /** Leaves an interrupted import as it is; what it imported stays. */
    public void giveUp(Grant grant, int number) {
        grant.requireAll(Purpose.TREATMENT);
        if (report(grant, number).state() == State.INTERRUPTED) {
            database.write(
                    unit -> {
                        ImportRows.end(unit, number, State.GIVEN_UP);
                        return number;
                    });
        }
    }

    /** A run that is said to go on and that nobody runs fell with its program. */
    private ImportReport standing(ImportReport report) {
        return report.state() == State.RUNNING && importer.running() != report.number()
                ? report.in(State.INTERRUPTED)
                : report;
    }
}
