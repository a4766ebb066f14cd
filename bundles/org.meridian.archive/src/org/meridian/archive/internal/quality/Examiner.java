package org.meridian.archive.internal.quality;

import org.meridian.archive.internal.quality.SliceRules.Slice;
import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.SourceKey;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Tag;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds objects to the rules while their headers are at hand. What costs more than microseconds is
 * done for the first object of a series alone. Remembers the series of one run; safe for all
 * threads.
 */
public final class Examiner {
    /** Raised when a rule changes, so that what was examined before is examined again. */
    public static final int RULES = 1;

    private static final List<FileRule> QUICK =
            List.of(
                    new MissingRules(),
                    new DateRules(),
                    new MeasureRules(),
                    new CodeRules(),
                    new ResidentRules());

    private static final FileRule TEXTS = new TextRules();

    private final LocalDate today;
    private final Set<String> series = ConcurrentHashMap.newKeySet();

    /**
     * @param today the day of the run
     */
    public Examiner(LocalDate today) {
        this.today = today;
    }

    /**
     * Examines one object, whose source is still open.
     *
     * @param mended values that a person set in the place of the object's own, by keyword
     */
    public Examination examine(DicomFile file, Map<String, String> mended) {
        Dataset data = file.dataset();
        Subject subject = new Subject(data, mended, today);
        List<Remark> remarks = new ArrayList<>();
        QUICK.forEach(rule -> rule.check(subject, remarks::add));
        if (series.add(data.text(Tag.SeriesInstanceUID))) {
            TEXTS.check(subject, remarks::add);
            StandardRules.check(file, remarks::add);
        }
        return new Examination(source(file), List.copyOf(remarks), Slice.of(subject));
    }

    private static SourceKey source(DicomFile file) {
        Dataset data = file.dataset();
        return new SourceKey(
                part(data, Tag.StationName),
                part(data, Tag.Manufacturer),
                part(data, Tag.ManufacturerModelName),
                part(data, Tag.InstitutionName),
                part(file.fileMeta(), Tag.SourceApplicationEntityTitle));
    }

    /** Makers write their names in capitals in one version and not in the next. */
    private static String part(Dataset data, int tag) {
        return data.text(tag)
                .replace("\u0000", "")
                .strip()
                .replaceAll("\\s+", " ")
                .toUpperCase(Locale.ROOT);
    }
}
