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
 */
public record HangingExample(
        Study opened, List<Study> studies, GridSize size, Link link, List<Optional<Cell>> cells) {
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
                cells.stream()
                        .flatMap(Optional::stream)
                        .filter(c -> c.study().equals(opened))
                        .map(c -> c.series().bodyPartExamined())
                        .findFirst()
                        .orElse("");
        List<Study> priors = hanging.priors(opened, studies, bodyPart);
        List<CellRule> rules = new ArrayList<>();
        for (Optional<Cell> cell : cells) {
            rules.add(cell.map(c -> rule(c, priors, hanging)).orElse(NOTHING));
        }
        while (!rules.isEmpty() && rules.getLast().equals(NOTHING)) {
            rules.removeLast();
        }
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new HangingProtocol(
                        name,
                        opened.modalities().stream().findFirst().orElse(""),
                        bodyPart,
                        "",
                        rules.stream().mapToInt(CellRule::prior).max().orElse(0),
                        1,
                        size,
                        link,
                        rules));
    }

    /** Of a cell that stays empty: there are not that many series. */
    private static final CellRule NOTHING =
            new CellRule(0, Integer.MAX_VALUE, "", "", "", "", Plane.STACK, Optional.empty());

    private CellRule rule(Cell cell, List<Study> priors, Hanging hanging) {
        int prior = cell.study().equals(opened) ? 0 : priors.indexOf(cell.study()) + 1;
        if (prior == 0 && !cell.study().equals(opened)) {
            return NOTHING;
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
