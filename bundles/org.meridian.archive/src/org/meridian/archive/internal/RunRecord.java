package org.meridian.archive.internal;

import org.meridian.archive.ImportReport;
import org.meridian.archive.ImportResult;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Database;
import org.meridian.core.store.UnitOfWork;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * What one import did so far: its counts, what it refused and which files it is done with. Each
 * unit of work that brings a series brings these rows too, so that after a fall the record says
 * exactly what is in the archive. Used on the import's thread.
 */
public final class RunRecord {
    private final int run;
    private final DoneFiles done;
    private final RunProgress progress;
    private final ImportRows.Counts before;
    private final Set<String> refusedBefore;
    private final List<ImportResult.Refused> refused = new ArrayList<>();
    private final List<ImportFile> settled = new ArrayList<>();
    private final long started = System.nanoTime();
    private int refusalsWritten;
    private int imported;
    private int replaced;
    private int duplicate;
    private long bytes;

    /**
     * @param run its number; the row is there
     * @param done what it was done with before it was interrupted
     * @param before what it had counted then
     * @param refusedBefore names of what it did not take then
     */
    private RunRecord(
            int run,
            DoneFiles done,
            ImportRows.Counts before,
            Set<String> refusedBefore,
            RunProgress progress) {
        this.run = run;
        this.done = done;
        this.before = before;
        this.refusedBefore = refusedBefore;
        this.progress = progress;
    }

    /** Begins a run, in the archive too. */
    public static RunRecord begin(
            Database database, ImportPlan plan, String actor, Instant now, Progress progress) {
        Survey survey = Survey.of(plan.paths(), progress);
        int run = database.write(unit -> ImportRows.begin(unit, actor, plan, now, survey.files()));
        return new RunRecord(
                run,
                DoneFiles.none(),
                ImportRows.Counts.NONE,
                Set.of(),
                new RunProgress(progress, survey.files(), survey.bytes()));
    }

    /** Goes on with a run that was interrupted. */
    public static RunRecord resume(Database database, ImportReport report, Progress progress) {
        DoneFiles done = database.read(reads -> DoneFiles.of(reads, report.number()));
        Survey survey = Survey.of(ImportPlan.of(report).paths(), progress);
        database.write(
                unit -> {
                    ImportRows.end(unit, report.number(), ImportReport.State.RUNNING);
                    return report;
                });
        return new RunRecord(
                report.number(),
                done,
                ImportRows.counts(report),
                database.read(reads -> ImportRows.refusals(reads, report.number())).stream()
                        .map(ImportReport.Refusal::path)
                        .collect(Collectors.toSet()),
                new RunProgress(progress, survey.files(), survey.bytes()));
    }

    public int number() {
        return run;
    }

    /** Whether the import was done with this very file before it was interrupted. */
    public boolean isDone(ImportFile file) {
        return done.contains(file);
    }

    /** Tells how far it is. */
    public void passed(int files, long size) {
        progress.passed(files, size);
    }

    /** Notes a file that is not taken. */
    void refuse(ImportFile file, MeridianException failure) {
        refuse(file.name(), failure);
    }

    /** Notes a file, or a folder, that is not taken. */
    public void refuse(String name, MeridianException failure) {
        if (!refusedBefore.contains(name)) {
            refused.add(new ImportResult.Refused(name, failure));
        }
    }

    /** Notes a file that need not be looked at again, whatever became of it. */
    void settled(ImportFile file) {
        settled.add(file);
        bytes += Math.max(0, file.size());
    }

    /** Counts files that were stored already, of a series that brings nothing else. */
    void duplicates(int count) {
        duplicate += count;
    }

    /** Counts damaged objects whose place was taken, once that is on the disk. */
    void replaced(int count) {
        replaced += count;
    }

    /**
     * Gives what is noted and not written yet, for the one unit of work that brings these files.
     */
    Notes take(int newImported, int newDuplicate) {
        imported += newImported;
        duplicate += newDuplicate;
        Notes notes =
                new Notes(
                        run,
                        List.copyOf(settled),
                        List.copyOf(refused.subList(refusalsWritten, refused.size())),
                        before.refused() + refusalsWritten,
                        before.plus(counts()));
        settled.clear();
        refusalsWritten = refused.size();
        return notes;
    }

    /**
     * What one unit of work writes of a run; any thread.
     *
     * @param settled files that need not be looked at again once the unit is committed
     * @param position of the first refusal
     * @param counts of all until and with this unit, without what it replaces
     */
    record Notes(
            int run,
            List<ImportFile> settled,
            List<ImportResult.Refused> refused,
            int position,
            ImportRows.Counts counts) {
        void write(UnitOfWork unit, int replaced) {
            DoneFiles.write(unit, run, settled);
            for (int i = 0; i < refused.size(); i++) {
                ImportRows.addRefusal(unit, run, position + i, refused.get(i));
            }
            ImportRows.count(unit, run, counts.withReplaced(replaced));
        }
    }

    /** Writes what is left and how the import ended. */
    public void finish(Database database, ImportReport.State state) {
        Notes notes = take(0, 0);
        database.write(
                unit -> {
                    notes.write(unit, 0);
                    ImportRows.end(unit, run, state);
                    return state;
                });
    }

    private ImportRows.Counts counts() {
        return new ImportRows.Counts(
                imported, replaced, duplicate, refused.size(), bytes, elapsed().toMillis());
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    ImportResult result(
            int recovered,
            SortedSet<String> studies,
            List<PatientKey> conflicts,
            boolean cancelled) {
        return new ImportResult(
                imported,
                replaced,
                duplicate,
                recovered,
                List.copyOf(refused),
                studies,
                conflicts,
                cancelled,
                run,
                bytes,
                elapsed());
    }
}
