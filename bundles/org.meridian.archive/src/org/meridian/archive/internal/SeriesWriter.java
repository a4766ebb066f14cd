package org.meridian.archive.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.archive.ArchiveError;
import org.meridian.archive.StudyImported;
import org.meridian.archive.internal.quality.Filing;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Instance;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;
import org.meridian.dicom.SpecificCharacterSet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes the files of one series: blobs first, then all rows in one unit of work. */
final class SeriesWriter {
    private final Database database;
    private final BlobStore blobs;
    private final String actor;
    private final Optional<SpecificCharacterSet> set;
    private final Filing filing;
    private final LocalDate today;
    private final BiConsumer<Path, MeridianException> refuse;

    /**
     * What became of a series' files; the rest was refused.
     *
     * @param replaced how many of the imported took the place of a damaged object
     * @param conflict the person made because of a contradiction
     */
    record Outcome(int imported, int replaced, int duplicate, Optional<PatientKey> conflict) {
        static Outcome nothing(int duplicate) {
            return new Outcome(0, 0, duplicate, Optional.empty());
        }
    }

    SeriesWriter(
            Database database,
            BlobStore blobs,
            String actor,
            Optional<SpecificCharacterSet> set,
            Filing filing,
            LocalDate today,
            BiConsumer<Path, MeridianException> refuse) {
        this.database = database;
        this.blobs = blobs;
        this.actor = actor;
        this.set = set;
        this.filing = filing;
        this.today = today;
        this.refuse = refuse;
    }

    /**
     * Returns when the series is on the disk.
     *
     * @param files of one series of one study
     * @param lastOfStudy whether the study is complete with it, as far as this import goes
     */
    Outcome write(List<Header> files, boolean lastOfStudy, Progress progress) {
        Map<String, Header> fresh = new LinkedHashMap<>();
        int duplicate = 0;
        for (Header file : files) {
            if (progress.cancelled()) {
                return Outcome.nothing(duplicate);
            }
            switch (compare(file, fresh)) {
                case NEW, REPLACING -> fresh.put(file.sopInstanceUID(), file);
                case SAME -> duplicate++;
                case REFUSED -> {
                    // told already
                }
            }
        }
        progress.worked(files.size() - fresh.size());
        List<Header> wanted = new ArrayList<>(fresh.values());
        PatientMatch match = match(wanted);
        if (match == null || wanted.isEmpty()) {
            progress.worked(fresh.size());
            return Outcome.nothing(duplicate);
        }
        progress.worked(fresh.size() - wanted.size());
        List<SeriesUnit.Written> written = writeBlobs(match.patient().key(), wanted, progress);
        if (written.isEmpty() || progress.cancelled()) {
            return Outcome.nothing(duplicate);
        }
        SeriesUnit unit = new SeriesUnit(actor, set, match, written, filing, today, lastOfStudy);
        int replaced = database.write(unit::run);
        return new Outcome(
                written.size(),
                replaced,
                duplicate,
                match.conflict() ? Optional.of(match.patient().key()) : Optional.empty());
    }

    /** Tells of a study whose last series brought nothing new while an earlier one did. */
    void tellStudyImported(String studyUID) {
        database.write(
                unit -> {
                    Tables.study(unit, studyUID)
                            .ifPresent(
                                    study ->
                                            unit.afterCommit(
                                                    new StudyImported(study.patient(), studyUID)));
                    return studyUID;
                });
    }

    private enum Comparison {
        NEW,
        /** Intact, where the object of the same UID is damaged. */
        REPLACING,
        SAME,
        REFUSED
    }

    private Comparison compare(Header file, Map<String, Header> before) {
        String uid = file.sopInstanceUID();
        Optional<Instance> stored = database.read(reads -> Tables.instance(reads, uid));
        Header earlier = before.get(uid);
        if (stored.isEmpty() && earlier == null) {
            return Comparison.NEW;
        }
        try (ByteSource one = ByteSources.open(file.path());
                ByteSource other = earlier == null ? open(stored.orElseThrow()) : open(earlier)) {
            if (same(one, other)) {
                return Comparison.SAME;
            }
            boolean sameSeries =
                    stored.map(Instance::seriesInstanceUID)
                            .filter(series -> !series.equals(file.series().uid()))
                            .isEmpty();
            if (sameSeries
                    && PixelState.of(other) == PixelState.DAMAGED
                    && PixelState.of(one) == PixelState.INTACT) {
                if (earlier != null) {
                    refuse.accept(
                            earlier.path(), new MeridianException(ArchiveError.DAMAGED_PIXELS));
                }
                return Comparison.REPLACING;
            }
            refuse.accept(file.path(), new MeridianException(ArchiveError.OTHER_CONTENT));
            stored.ifPresent(this::twice);
        } catch (IOException e) {
            refuse.accept(file.path(), new MeridianException(e, ArchiveError.UNREADABLE));
        }
        return Comparison.REFUSED;
    }

    /** Another object with the UID of a stored one is something to mend at the source. */
    private void twice(Instance stored) {
        database.write(unit -> filing.twice(unit, stored));
    }

    private ByteSource open(Instance stored) throws IOException {
        return blobs.open(stored.patient(), stored.blob());
    }

    private static ByteSource open(Header earlier) throws IOException {
        return ByteSources.open(earlier.path());
    }

    static boolean same(ByteSource one, ByteSource other) throws IOException {
        if (one.size() != other.size()) {
            return false;
        }
        byte[] a = new byte[1 << 16];
        byte[] b = new byte[a.length];
        for (long at = 0; at < one.size(); at += a.length) {
            int length = (int) Math.min(a.length, one.size() - at);
            one.readFully(at, a, 0, length);
            other.readFully(at, b, 0, length);
            if (!Arrays.equals(a, 0, length, b, 0, length)) {
                return false;
            }
        }
        return true;
    }

    /** The person of all these files; takes files of another out of the list. */
    private @Nullable PatientMatch match(List<Header> files) {
        PatientMatch match = null;
        for (Header file : List.copyOf(files)) {
            Optional<PatientMatch> next =
                    match == null
                            ? database.read(reads -> PatientMatch.find(reads, file))
                            : match.and(file);
            if (next.isEmpty()) {
                refuse.accept(file.path(), new MeridianException(ArchiveError.STUDY_OF_ANOTHER));
                files.remove(file);
            } else if (inAnotherStudy(file)) {
                refuse.accept(file.path(), new MeridianException(ArchiveError.SERIES_OF_ANOTHER));
                files.remove(file);
            } else {
                match = next.get();
            }
        }
        return match;
    }

    private boolean inAnotherStudy(Header file) {
        return database.read(reads -> Tables.oneSeries(reads, file.series().uid()))
                .filter(series -> !series.studyInstanceUID().equals(file.study().uid()))
                .isPresent();
    }

    private List<SeriesUnit.Written> writeBlobs(
            PatientKey patient, List<Header> files, Progress progress) {
        List<SeriesUnit.Written> written = new ArrayList<>();
        try {
            for (Header file : files) {
                if (progress.cancelled()) {
                    return List.of();
                }
                try (ByteSource source = new CheckedSource(file)) {
                    written.add(new SeriesUnit.Written(file, blobs.write(patient, source)));
                } catch (CheckedSource.Unreadable e) {
                    refuse.accept(file.path(), new MeridianException(e, e.error()));
                }
                progress.worked(1);
            }
            blobs.sync();
            return written;
        } catch (IOException e) {
            throw new MeridianException(e, ArchiveError.NOT_WRITTEN);
        }
    }
}
