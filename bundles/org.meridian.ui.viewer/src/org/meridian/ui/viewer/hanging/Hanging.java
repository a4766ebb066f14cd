package org.meridian.ui.viewer.hanging;

import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.ui.viewer.layout.GridSize;
import org.meridian.workflow.ImageDescription.Projection;
import org.meridian.workflow.Reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
     * What is hung in a window.
     *
     * @param cells for each of the protocol's cells; empty where nothing fits
     */
    public record Screen(GridSize size, List<Optional<Hung>> cells) {
        /** Those that show anything. */
        public List<Hung> shown() {
            return cells.stream().flatMap(Optional::stream).toList();
        }
    }

    /**
     * What is hung.
     *
     * @param second in the window beside; empty where there is none or nothing for it
     */
    public record Plan(HangingProtocol protocol, Screen screen, Optional<Screen> second) {
        /** Whether a cell of a window shows the study. */
        public boolean shows(Study study) {
            return Stream.concat(Stream.of(screen), second.stream())
                    .flatMap(s -> s.shown().stream())
                    .anyMatch(h -> h.picked().study().equals(study));
        }
    }

    public Hanging {
        protocols = List.copyOf(protocols);
    }

    /**
     * The plan of the most particular protocol that fits; empty where none does or none would show
     * anything.
     *
     * @param all studies of the patient, the opened one among them
     * @param monitors how many windows there are or have a monitor of their own
     */
    public Optional<Plan> plan(Study opened, List<Study> all, int monitors) {
        List<Study> priors = priors(opened, all, seriesOf);
        return protocols.stream()
                .filter(p -> fits(p, opened, priors, monitors))
                .max(
                        Comparator.comparingInt(HangingProtocol::particularity)
                                .thenComparing(
                                        Comparator.comparingInt(
                                                        (HangingProtocol p) -> protocols.indexOf(p))
                                                .reversed()))
                .map(p -> plan(p, opened, of(p.bodyPart(), priors), monitors))
                .filter(p -> !p.screen().shown().isEmpty());
    }

    /** The priors that a protocol for a part of the body counts; for any part where it is empty. */
    List<Study> priors(Study opened, List<Study> all, String bodyPart) {
        return of(bodyPart, priors(opened, all, seriesOf));
    }

    /**
     * Earlier studies of the same modality: those of a part of the body that is examined now too
     * come first, of these and of the others the newest.
     *
     * @param seriesOf see {@link Hanging}
     */
    public static List<Study> priors(
            Study opened, List<Study> all, Function<Study, List<Series>> seriesOf) {
        Set<String> parts = bodyParts(seriesOf.apply(opened));
        List<Study> earlier =
                all.stream()
                        .filter(s -> !s.studyInstanceUID().equals(opened.studyInstanceUID()))
                        .filter(s -> isEarlier(s, opened))
                        .filter(
                                s ->
                                        s.modalities().stream()
                                                .anyMatch(opened.modalities()::contains))
                        .toList();
        Set<Study> alike =
                earlier.stream()
                        .filter(s -> !Collections.disjoint(parts, bodyParts(seriesOf.apply(s))))
                        .collect(Collectors.toSet());
        return earlier.stream()
                .sorted(
                        Comparator.comparing((Study s) -> alike.contains(s))
                                .thenComparing(s -> s.studyDate().orElseThrow())
                                .thenComparing(Study::studyTime)
                                .reversed())
                .toList();
    }

    /** On the same day the time decides where both have one. */
    private static boolean isEarlier(Study study, Study opened) {
        LocalDate now = opened.studyDate().orElse(LocalDate.MIN);
        boolean later =
                !study.studyTime().isEmpty()
                        && !opened.studyTime().isEmpty()
                        && study.studyTime().compareTo(opened.studyTime()) > 0;
        return study.studyDate()
                .filter(day -> day.isBefore(now) || day.equals(now) && !later)
                .isPresent();
    }

    private static Set<String> bodyParts(List<Series> series) {
        return series.stream()
                .map(s -> s.bodyPartExamined().toUpperCase(Locale.ROOT))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toSet());
    }

    private List<Study> of(String bodyPart, List<Study> studies) {
        return studies.stream().filter(s -> hasBodyPart(bodyPart, s)).toList();
    }

    private boolean fits(HangingProtocol protocol, Study study, List<Study> priors, int monitors) {
        return (protocol.modality().isEmpty() || study.modalities().contains(protocol.modality()))
                && monitors >= protocol.monitors()
                && hasBodyPart(protocol.bodyPart(), study)
                && of(protocol.bodyPart(), priors).size() >= protocol.priors()
                && hasLaterality(protocol, study);
    }

    private boolean hasBodyPart(String bodyPart, Study study) {
        return bodyPart.isEmpty()
                || bodyParts(seriesOf.apply(study)).contains(bodyPart.toUpperCase(Locale.ROOT));
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

    private Plan plan(HangingProtocol protocol, Study opened, List<Study> priors, int monitors) {
        return new Plan(
                protocol,
                screen(protocol.screen(), opened, priors),
                protocol.second()
                        .filter(s -> monitors > 1)
                        .map(s -> screen(s, opened, priors))
                        .filter(s -> !s.shown().isEmpty()));
    }

    private Screen screen(HangingScreen wanted, Study opened, List<Study> priors) {
        List<Optional<Hung>> cells = new ArrayList<>();
        for (CellRule rule : wanted.cells()) {
            Optional<Study> study =
                    rule.prior() == 0
                            ? Optional.of(opened)
                            : priors.stream().skip(rule.prior() - 1L).findFirst();
            cells.add(study.flatMap(s -> hung(rule, s)));
        }
        return new Screen(wanted.size(), cells);
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
