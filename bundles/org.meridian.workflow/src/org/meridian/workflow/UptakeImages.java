package org.meridian.workflow;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A series of PET with uptake of the kind that a person wants; where that cannot be told it stays
 * as it is and warns of it. Shares all pixels with the series it is made from.
 */
public final class UptakeImages implements SeriesImages {
    private final SeriesImages base;
    private final UptakeKind wanted;
    private final Uptake own;
    private final Uptake shown;
    private final double factor;

    private UptakeImages(SeriesImages base, Uptake own, UptakeKind wanted) {
        this.base = base;
        this.own = own;
        this.wanted = wanted;
        factor = own.factor(wanted).orElse(1.0);
        shown = own.factors().containsKey(wanted) ? own.in(wanted) : own;
    }

    /** The images in a kind; they themselves where they are of it or are no uptake. */
    public static SeriesImages of(SeriesImages images, UptakeKind wanted) {
        SeriesImages base = base(images);
        return base.uptake()
                .filter(u -> u.kind() != wanted)
                .<SeriesImages>map(u -> new UptakeImages(base, u, wanted))
                .orElse(base);
    }

    /** The series as it was opened, which is the one to close. */
    public static SeriesImages base(SeriesImages images) {
        return images instanceof UptakeImages other ? other.base : images;
    }

    /** How many times as great the values are as those of the series as it was opened. */
    public static double factor(SeriesImages images) {
        return images instanceof UptakeImages other ? other.factor : 1;
    }

    @Override
    public Patient patient() {
        return base.patient();
    }

    @Override
    public Study study() {
        return base.study();
    }

    @Override
    public Series series() {
        return base.series();
    }

    @Override
    public String frameOfReferenceUID() {
        return base.frameOfReferenceUID();
    }

    @Override
    public int size() {
        return base.size();
    }

    @Override
    public int aside() {
        return base.aside();
    }

    @Override
    public ImageDescription describe(int index) {
        return base.describe(index).in(shown.kind(), factor);
    }

    @Override
    public OptionalInt indexOf(String sopInstanceUID, int frame) {
        return base.indexOf(sopInstanceUID, frame);
    }

    @Override
    public ImageScale scale(int index) {
        return base.scale(index).in(shown.kind());
    }

    @Override
    public Optional<Uptake> uptake() {
        return Optional.of(shown);
    }

    @Override
    public Picture image(int index) {
        return base.image(index).scaled(factor);
    }

    @Override
    public Optional<Picture> kept(int index) {
        return base.kept(index).map(p -> p.scaled(factor));
    }

    @Override
    public boolean isKept(int index) {
        return base.isKept(index);
    }

    @Override
    public List<String> warnings(Locale locale) {
        List<String> sentences = new ArrayList<>(base.warnings(locale));
        Optional.ofNullable(own.problems().get(wanted))
                .ifPresent(p -> sentences.add(p.text(locale)));
        return sentences;
    }

    @Override
    public Optional<VolumeGeometry> volumeGeometry() {
        return base.volumeGeometry();
    }

    @Override
    public Volume volume(Progress progress) {
        return base.volume(progress).scaled(factor);
    }

    /** Two are equal that show the same series in the same kind. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UptakeImages images
                && images.base == base
                && images.wanted == wanted;
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(base) + wanted.hashCode();
    }

    @Override
    public void close() {
        base.close();
    }
}
