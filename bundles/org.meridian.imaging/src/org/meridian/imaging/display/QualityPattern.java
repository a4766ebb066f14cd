package org.meridian.imaging.display;

import java.util.List;
import java.util.Map;

/**
 * The elements of TG18-QC that an eye can judge (TG18 table III and section 3.2.2): a grid for
 * distortion; patches from black to white, each with corners a little darker and brighter; 5 % in
 * black and 95 % in white; pairs of lines at one and two pixels; letters that fade, in dark, middle
 * and bright; ramps for contouring. Measures are in the report's pixels of the pattern of 1024,
 * stretched to the smaller side.
 */
final class QualityPattern {
    static final int BACKGROUND = 128;

    private static final double REPORT_SIZE = 1024;
    private static final int GRID = 102;
    private static final int PATCHES = 16;
    private static final int PATCH = 102;
    private static final int CORNER = 10;

    /** How much the corners of a patch differ from it. */
    private static final int CORNER_CONTRAST = 4;

    private static final String LETTERS = "QUALITY CONTROL";
    private static final int LETTER_ROWS = 7;

    /** Letters of 5 by 7: a row a number, its five bits from the left. */
    private static final Map<Character, List<Integer>> SHAPES =
            Map.ofEntries(
                    Map.entry('Q', List.of(14, 17, 17, 17, 21, 18, 13)),
                    Map.entry('U', List.of(17, 17, 17, 17, 17, 17, 14)),
                    Map.entry('A', List.of(14, 17, 17, 31, 17, 17, 17)),
                    Map.entry('L', List.of(16, 16, 16, 16, 16, 16, 31)),
                    Map.entry('I', List.of(14, 4, 4, 4, 4, 4, 14)),
                    Map.entry('T', List.of(31, 4, 4, 4, 4, 4, 4)),
                    Map.entry('Y', List.of(17, 17, 10, 4, 4, 4, 4)),
                    Map.entry('C', List.of(14, 17, 16, 16, 16, 17, 14)),
                    Map.entry('O', List.of(14, 17, 17, 17, 17, 17, 14)),
                    Map.entry('N', List.of(17, 25, 21, 19, 17, 17, 17)),
                    Map.entry('R', List.of(30, 17, 17, 30, 20, 18, 17)));

    private final Drawing drawing;
    private final double scale;
    private final int left;
    private final int top;

    private QualityPattern(Drawing drawing) {
        this.drawing = drawing;
        int size = Math.min(drawing.width(), drawing.height());
        scale = size / REPORT_SIZE;
        left = (drawing.width() - size) / 2;
        top = (drawing.height() - size) / 2;
    }

    static void draw(Drawing drawing) {
        QualityPattern pattern = new QualityPattern(drawing);
        pattern.grid();
        pattern.patches();
        pattern.extremes();
        pattern.letters();
        pattern.ramps();
        pattern.lines();
    }

    private int px(double length) {
        return (int) Math.round(length * scale);
    }

    private int x(double column) {
        return left + px(column);
    }

    private int y(double row) {
        return top + px(row);
    }

    private void grid() {
        drawing.fill(0, 0, drawing.width(), drawing.height(), BACKGROUND);
        int step = px(GRID);
        for (int x = (drawing.width() / 2) % step; x < drawing.width(); x += step) {
            drawing.fill(x, 0, 1, drawing.height(), 191);
        }
        for (int y = (drawing.height() / 2) % step; y < drawing.height(); y += step) {
            drawing.fill(0, y, drawing.width(), 1, 191);
        }
        drawing.frame(0, 0, drawing.width(), drawing.height(), 3, 191);
    }

    /** Sixteen around the middle, 8 to 248, clockwise from the upper left. */
    private void patches() {
        int[][] places = new int[PATCHES][];
        int count = 0;
        for (int i = 0; i < 5; i++) {
            places[count++] = new int[] {i, 0};
        }
        for (int i = 1; i < 4; i++) {
            places[count++] = new int[] {4, i};
        }
        for (int i = 4; i >= 0; i--) {
            places[count++] = new int[] {i, 4};
        }
        for (int i = 3; i > 0; i--) {
            places[count++] = new int[] {0, i};
        }
        for (int i = 0; i < PATCHES; i++) {
            int grey = 8 + 16 * i;
            int column = 257 + PATCH * places[i][0];
            int row = 257 + PATCH * places[i][1];
            int side = px(PATCH);
            int corner = px(CORNER);
            drawing.fill(x(column), y(row), side, side, grey);
            for (int c = 0; c < 4; c++) {
                int across = c % 2 == 0 ? corner : side - 2 * corner;
                int down = c < 2 ? corner : side - 2 * corner;
                int contrast = c == 0 || c == 3 ? CORNER_CONTRAST : -CORNER_CONTRAST;
                drawing.fill(x(column) + across, y(row) + down, corner, corner, grey + contrast);
            }
        }
    }

    private void extremes() {
        int side = px(PATCH);
        int inner = side / 2;
        int row = y(400);
        drawing.fill(x(380), row, side, side, 0);
        drawing.fill(x(380) + side / 4, row + side / 4, inner, inner, 13);
        drawing.fill(x(542), row, side, side, 255);
        drawing.fill(x(542) + side / 4, row + side / 4, inner, inner, 242);
    }

    /** Each letter differs from its ground by one grey less than the one before: 15 to 1. */
    private void letters() {
        int[] grounds = {0, BACKGROUND, 240};
        int dot = Math.max(1, px(4));
        for (int i = 0; i < grounds.length; i++) {
            int row = y(840 + 50 * i);
            drawing.fill(x(257), row, px(510), px(40), grounds[i]);
            for (int c = 0; c < LETTERS.length(); c++) {
                int grey = grounds[i] + LETTERS.length() - c;
                letter(LETTERS.charAt(c), x(267) + c * px(33), row + px(6), dot, grey);
            }
        }
    }

    private void letter(char letter, int column, int row, int dot, int grey) {
        if (letter == ' ') {
            return;
        }
        List<Integer> shape = SHAPES.get(letter);
        for (int y = 0; y < LETTER_ROWS; y++) {
            for (int x = 0; x < 5; x++) {
                if ((shape.get(y) >> (4 - x) & 1) == 1) {
                    drawing.fill(column + x * dot, row + y * dot, dot, dot, grey);
                }
            }
        }
    }

    private void ramps() {
        int height = px(512);
        drawing.fill(x(110), y(256), px(60), height, (column, row) -> 255 * row / (height - 1));
        drawing.fill(
                x(854), y(256), px(60), height, (column, row) -> 255 - 255 * row / (height - 1));
    }

    /** In the middle and the four corners: lines of one and two pixels, both ways. */
    private void lines() {
        int side = px(46);
        int margin = px(60);
        int right = drawing.width() - margin;
        int bottom = drawing.height() - margin;
        int[][] places = {
            {x(512), y(590)}, {margin, margin}, {right, margin}, {margin, bottom}, {right, bottom}
        };
        for (int[] place : places) {
            int column = place[0] - side;
            int row = place[1] - side;
            for (int thickness = 1; thickness <= 2; thickness++) {
                int lines = thickness;
                int down = row + (thickness - 1) * side;
                drawing.fill(column, down, side, side, (c, r) -> r / lines % 2 == 0 ? 255 : 0);
                drawing.fill(
                        column + side, down, side, side, (c, r) -> c / lines % 2 == 0 ? 255 : 0);
            }
        }
    }
}
