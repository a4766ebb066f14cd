package org.meridian.ui.viewer.hanging;

import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.workflow.ImageDescription.Projection;
import org.meridian.workflow.Reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Chooses a protocol for a study and finds what it hangs where. Reads what is not known yet; to be
 * used on a thread that may wait. Immutable.
 *
 * @param protocols those there are, earlier ones first where two fit equally well
 * @param seriesOf the series of a study, in their order
 * @param projections which sides and views the images of a series show, in their order
 */
public record Hanging(
        List<HangingProtocol> protocols,
        Function<Study, List<Series>> seriesOf,
        Function<Picked, List<Projection>> projections) {
    /** A series and its study. */
    public record Picked(Study study, Series series) {}

    /**
     * What a cell shows.
     *
     * @param image the index of the image to begin with; empty for where one begins anyway
     */
    public record Hung(Picked picked, OptionalInt image, CellRule rule) {
        /** Whether it is an image of a breast, which hangs by its side. */
        public boolean isMammogram() {
            return rule.wantsProjection() && picked.series().modality().equals("MG");
        }
    }

    /**
     * What is hung.
     *
     * @param cells for each of the protocol's cells; empty where nothing fits
     */
    public record Plan(HangingProtocol protocol, List<Optional<Hung>> cells) {}

    public Hanging {
        protocols = List.copyOf(protocols);
    }

    /**
     * The plan of the most particular protocol that fits; empty where none does or none would show
     * anything.
     *
     * @param all studies of the patient, the opened one among them
     */
    public Optional<Plan> plan(Study opened, List<Study> all, int monitors) {
        List<Study> priors = priors(opened, all);
        return protocols.stream()
                .filter(p -> fits(p, opened, priors.size(), monitors))
                .max(
                        Comparator.comparingInt(HangingProtocol::particularity)
                                .thenComparing(
                                        Comparator.comparingInt(
                                                        (HangingProtocol p) -> protocols.indexOf(p))
                                                .reversed()))
                .map(p -> plan(p, opened, priors))
                .filter(p -> p.cells().stream().anyMatch(Optional::isPresent));
    }

    /** Earlier studies of the same modality, the newest first. */
    public static List<Study> priors(Study opened, List<Study> all) {
        LocalDate date = opened.studyDate().orElse(LocalDate.MIN);
        return all.stream()
                .filter(s -> !s.studyInstanceUID().equals(opened.studyInstanceUID()))
                .filter(s -> s.studyDate().filter(d -> !d.isAfter(date)).isPresent())
                .filter(s -> s.modalities().stream().anyMatch(opened.modalities()::contains))
                .sorted(Comparator.comparing((Study s) -> s.studyDate().orElseThrow()).reversed())
                .toList();
    }

    private boolean fits(HangingProtocol protocol, Study study, int priors, int monitors) {
        return (protocol.modality().isEmpty() || study.modalities().contains(protocol.modality()))
                && priors >= protocol.priors()
                && monitors >= protocol.monitors()
                && hasBodyPart(protocol, study)
                && hasLaterality(protocol, study);
    }

    private boolean hasBodyPart(HangingProtocol protocol, Study study) {
        return protocol.bodyPart().isEmpty()
                || seriesOf.apply(study).stream()
                        .anyMatch(s -> s.bodyPartExamined().equalsIgnoreCase(protocol.bodyPart()));
    }

    private boolean hasLaterality(HangingProtocol protocol, Study study) {
        return protocol.laterality().isEmpty()
                || pictures(study).stream()
                        .flatMap(s -> projections.apply(new Picked(study, s)).stream())
                        .anyMatch(p -> p.laterality().equals(protocol.laterality()));
    }

    private List<Series> pictures(Study study) {
        return seriesOf.apply(study).stream().filter(Reading::hasPictures).toList();
    }

    private Plan plan(HangingProtocol protocol, Study opened, List<Study> priors) {
        List<Optional<Hung>> cells = new ArrayList<>();
        for (CellRule rule : protocol.cells()) {
            Optional<Study> study =
                    rule.prior() == 0
                            ? Optional.of(opened)
                            : priors.stream().skip(rule.prior() - 1L).findFirst();
            cells.add(study.flatMap(s -> hung(rule, s)));
        }
        return new Plan(protocol, cells);
    }

    private Optional<Hung> hung(CellRule rule, Study study) {
        List<Series> fitting =
                pictures(study).stream()
                        .filter(
                                s ->
                                        rule.modality().isEmpty()
                                                || s.modality().equals(rule.modality()))
                        .filter(s -> contains(s.seriesDescription(), rule.description()))
                        .toList();
        if (!rule.wantsProjection()) {
            return fitting.stream()
                    .skip(rule.series() - 1L)
                    .findFirst()
                    .map(s -> new Hung(new Picked(study, s), OptionalInt.empty(), rule));
        }
        return fitting.stream()
                .map(s -> projection(rule, new Picked(study, s)))
                .flatMap(Optional::stream)
                .skip(rule.series() - 1L)
                .findFirst();
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private Optional<Hung> projection(CellRule rule, Picked picked) {
        List<Projection> images = projections.apply(picked);
        OptionalInt index =
                IntStream.range(0, images.size())
                        .filter(i -> shows(images.get(i), rule))
                        .findFirst();
        return index.isPresent() ? Optional.of(new Hung(picked, index, rule)) : Optional.empty();
    }

    private static boolean shows(Projection image, CellRule rule) {
        return (rule.laterality().isEmpty() || image.laterality().equals(rule.laterality()))
                && (rule.view().isEmpty() || image.view().equals(rule.view()));
    }
}
