package org.meridian.archive.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.archive.ImportResult;
import org.meridian.archive.Trash;
import org.meridian.archive.internal.quality.Examiner;
import org.meridian.archive.internal.quality.Filing;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.dicom.SpecificCharacterSet;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;

/** One import: collects headers by series, writes the series, and counts. Used on one thread. */
public final class ImportRun implements AutoCloseable {
    private final SeriesWriter writer;
    private final Returns returns;
    private final Optional<SpecificCharacterSet> set;
    private final RunRecord record;
    private final Progress progress;
    private final Examiner examiner;
    private final Map<String, List<Header>> series = new LinkedHashMap<>();
    private final TreeSet<String> studies = new TreeSet<>();
    private final List<PatientKey> conflicts = new ArrayList<>();
    private int recovered;

    /**
     * What became of looking at a file; none of both for a DICOMDIR.
     *
     * @param failure why it is refused
     */
    public record Looked(@Nullable Header header, @Nullable MeridianException failure) {
        /** Neither taken nor refused. */
        public static final Looked NOTHING = new Looked(null, null);
    }

    /**
     * @param set that texts are read in, whatever the files declare; empty for the declared one
     * @param threads copy the files
     */
    public ImportRun(
            Database database,
            BlobStore blobs,
            Trash trash,
            Grant grant,
            Optional<SpecificCharacterSet> set,
            RunRecord record,
            ExecutorService threads,
            Progress progress) {
        this.set = set;
        this.record = record;
        this.returns = new Returns(database, blobs, trash, grant);
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        this.examiner = new Examiner(today);
        this.writer =
                new SeriesWriter(
                        database, blobs, grant.actor(), set, new Filing(), today, record, threads);
        this.progress = progress;
    }

    /** Reads a file's header; any thread. */
    public Looked look(ImportFile file) {
        try {
            Optional<Header> header = HeaderReader.read(file, set, examiner);
            return header.map(h -> new Looked(h, null)).orElse(Looked.NOTHING);
        } catch (MeridianException e) {
            return new Looked(null, e);
        }
    }

    /** Takes what was found into account. */
    public void add(ImportFile file, Looked looked) {
        Header header = looked.header();
        MeridianException failure = looked.failure();
        if (header != null) {
            String key = header.study().uid() + ' ' + header.series().uid();
            series.computeIfAbsent(key, k -> new ArrayList<>()).add(header);
            return;
        }
        if (failure != null) {
            record.refuse(file, failure);
        }
        record.passed(1, file.size());
        record.settled(file);
    }

    /** Writes every series collected so far, study by study. Returns when they are on the disk. */
    public void writeSeries() {
        List<List<Header>> groups = new ArrayList<>(series.values());
        groups.sort(Comparator.comparing(group -> group.getFirst().study().uid()));
        series.clear();
        int importedOfStudy = 0;
        for (int i = 0; i < groups.size() && !progress.cancelled(); i++) {
            boolean last =
                    i + 1 == groups.size() || !uid(groups.get(i + 1)).equals(uid(groups.get(i)));
            int written = write(groups.get(i), last);
            importedOfStudy += written;
            if (last) {
                if (written == 0 && importedOfStudy > 0) {
                    writer.tellStudyImported(uid(groups.get(i)));
                }
                importedOfStudy = 0;
            }
        }
        writer.await();
    }

    private static String uid(List<Header> group) {
        return group.getFirst().study().uid();
    }

    private int write(List<Header> group, boolean lastOfStudy) {
        if (returns.arePossible()) {
            writer.await();
            recovered += returns.recover(group);
        }
        SeriesWriter.Outcome outcome = writer.write(group, lastOfStudy, progress);
        if (outcome.imported() + outcome.duplicate() > 0) {
            studies.add(uid(group));
        }
        outcome.conflict().ifPresent(conflicts::add);
        return outcome.imported();
    }

    /** What was done. */
    public ImportResult result(boolean cancelled) {
        return record.result(
                recovered,
                Collections.unmodifiableSortedSet(new TreeSet<>(studies)),
                List.copyOf(conflicts),
                cancelled);
    }

    /** Returns when nothing is being written any more. */
    @Override
    public void close() {
        writer.close();
    }
}
