package org.meridian.ui.viewer.hanging;

import org.meridian.ui.viewer.layout.GridSize;

import java.util.ArrayList;
import java.util.List;

/**
 * What a window shows by a protocol.
 *
 * @param cells row by row; may be fewer than the grid has
 */
public record HangingScreen(GridSize size, List<CellRule> cells) {
    public HangingScreen {
        cells = List.copyOf(cells);
        if (cells.isEmpty() || cells.size() > size.cells()) {
            throw new IllegalArgumentException(cells.size() + " cells in " + size);
        }
    }

    /** Of one cell, for the first series. */
    public static HangingScreen single() {
        return new HangingScreen(GridSize.SINGLE, List.of(CellRule.FIRST));
    }

    /** The rule of a cell, counted row by row from 0. */
    public CellRule at(int cell) {
        return cell < cells.size() ? cells.get(cell) : CellRule.NOTHING;
    }

    /** The same with another rule for a cell. */
    public HangingScreen with(int cell, CellRule rule) {
        List<CellRule> changed = new ArrayList<>(cells);
        while (changed.size() <= cell) {
            changed.add(CellRule.NOTHING);
        }
        changed.set(cell, rule);
        return new HangingScreen(size, changed);
    }

    /** Other rows and columns; a cell that stays keeps its rule. */
    public HangingScreen sized(GridSize wanted) {
        List<CellRule> kept = new ArrayList<>();
        for (int row = 0; row < wanted.rows(); row++) {
            for (int column = 0; column < wanted.columns(); column++) {
                boolean stays = row < size.rows() && column < size.columns();
                kept.add(stays ? at(row * size.columns() + column) : CellRule.NOTHING);
            }
        }
        return new HangingScreen(wanted, kept);
    }

    /** Whether a cell asks for anything. */
    boolean asks() {
        return !cells.stream().allMatch(CellRule.NOTHING::equals);
    }

    /** The number of priors that its cells show. */
    int priors() {
        return cells.stream().mapToInt(CellRule::prior).max().orElse(0);
    }
}
