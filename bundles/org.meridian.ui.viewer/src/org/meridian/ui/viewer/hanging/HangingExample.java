package org.meridian.ui.viewer.hanging;

import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.imaging.WindowLevel;
import org.meridian.ui.viewer.layout.GridSize;
import org.meridian.ui.viewer.layout.Link;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.workflow.ImageDescription.Projection;
import org.meridian.workflow.Reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a protocol of what hangs on the screen: the next study of the kind is hung alike.
 *
 * @param opened the study that is read
 * @param studies all of its patient
 * @param second the window beside, where there is one
 */
public record HangingExample(
        Study opened, List<Study> studies, Link link, Shown screen, Optional<Shown> second) {
    /** What a window shows, row by row. */
    public record Shown(GridSize size, List<Optional<Cell>> cells) {}

    /**
     * What a cell shows.
     *
     * @param window that a person chose; empty for the file's own
     */
    public record Cell(
            Study study,
            Series series,
            Projection projection,
            Plane plane,
            Optional<WindowLevel> window) {}

    /**
     * The protocol; empty where no cell shows anything that it could ask for.
     *
     * @param hanging knows the series of the studies
     */
    public Optional<HangingProtocol> protocol(String name, Hanging hanging) {
        String bodyPart =
                screen.cells().stream()
                        .flatMap(Optional::stream)
                        .filter(c -> c.study().equals(opened))
                        .map(c -> c.series().bodyPartExamined())
                        .findFirst()
                        .orElse("");
        List<Study> priors = hanging.priors(opened, studies, bodyPart);
        Optional<HangingScreen> beside = second.flatMap(s -> rules(s, priors, hanging));
        return rules(screen, priors, hanging)
                .map(
                        first ->
                                new HangingProtocol(
                                        name,
                                        opened.modalities().stream().findFirst().orElse(""),
                                        bodyPart,
                                        "",
                                        first.priors(),
                                        1,
                                        link,
                                        first,
                                        beside));
    }

    private Optional<HangingScreen> rules(Shown shown, List<Study> priors, Hanging hanging) {
        List<CellRule> rules = new ArrayList<>();
        for (Optional<Cell> cell : shown.cells()) {
            rules.add(cell.map(c -> rule(c, priors, hanging)).orElse(CellRule.NOTHING));
        }
        while (!rules.isEmpty() && rules.getLast().equals(CellRule.NOTHING)) {
            rules.removeLast();
        }
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(new HangingScreen(shown.size(), rules));
    }

    private CellRule rule(Cell cell, List<Study> priors, Hanging hanging) {
        int prior = cell.study().equals(opened) ? 0 : priors.indexOf(cell.study()) + 1;
        if (prior == 0 && !cell.study().equals(opened)) {
            return CellRule.NOTHING;
        }
        boolean projection =
                !cell.projection().laterality().isEmpty() || !cell.projection().view().isEmpty();
        List<Series> alike =
                hanging.seriesOf().apply(cell.study()).stream()
                        .filter(Reading::hasPictures)
                        .filter(s -> s.modality().equals(cell.series().modality()))
                        .toList();
        return new CellRule(
                prior,
                projection ? 1 : Math.max(1, alike.indexOf(cell.series()) + 1),
                cell.series().modality(),
                "",
                cell.projection().laterality(),
                cell.projection().view(),
                cell.plane(),
                cell.window());
    }
}
