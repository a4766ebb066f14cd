import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The growth of each kind's 99th percentile with the number of studies, both logarithmic, as SVG.
 */
final class SearchPicture {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int LEFT = 60;
    private static final int TOP = 20;
    private static final int PLOT_WIDTH = 400;
    private static final int PLOT_HEIGHT = 350;

    // of the axes: 10^4 to 10^6 studies, 10^-1 to 10^2 ms
    private static final int LEAST_STUDIES = 4;
    private static final int MOST_STUDIES = 6;
    private static final int LEAST_TIME = -1;
    private static final int MOST_TIME = 2;

    private SearchPicture() {}

    static void draw(Map<Integer, Map<SearchKind, double[]>> growth, Path file) throws IOException {
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">%n"
                        .formatted(WIDTH, HEIGHT));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (int e = LEAST_STUDIES; e <= MOST_STUDIES; e++) {
            line(svg, x(Math.pow(10, e)), TOP, x(Math.pow(10, e)), TOP + PLOT_HEIGHT, "#ddd");
            text(
                    svg,
                    x(Math.pow(10, e)) - 25,
                    TOP + PLOT_HEIGHT + 16,
                    "%,d".formatted((int) Math.pow(10, e)));
        }
        for (int e = LEAST_TIME; e <= MOST_TIME; e++) {
            line(svg, LEFT, y(Math.pow(10, e)), LEFT + PLOT_WIDTH, y(Math.pow(10, e)), "#ddd");
            text(
                    svg,
                    8,
                    y(Math.pow(10, e)) + 4,
                    e < 0 ? Math.pow(10, e) + " ms" : (int) Math.pow(10, e) + " ms");
        }
        line(svg, LEFT, y(20), LEFT + PLOT_WIDTH, y(20), "#c00");
        text(svg, LEFT + 4, y(20) - 4, "20 ms");
        text(svg, LEFT + PLOT_WIDTH / 2.0 - 20, TOP + PLOT_HEIGHT + 34, "studies");
        for (SearchKind kind : SearchKind.values()) {
            draw(svg, kind, growth);
        }
        Files.writeString(file, svg.append("</svg>\n"));
    }

    private static void draw(
            StringBuilder svg, SearchKind kind, Map<Integer, Map<SearchKind, double[]>> growth) {
        String colour =
                "hsl(%d, 70%%, 42%%)".formatted(kind.ordinal() * 360 / SearchKind.values().length);
        StringBuilder points = new StringBuilder();
        new TreeMap<>(growth)
                .forEach(
                        (studies, kinds) ->
                                points.append(
                                        "%.1f,%.1f "
                                                .formatted(
                                                        x(studies),
                                                        y(SearchFigures.p99(kinds.get(kind))))));
        svg.append(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
                        .formatted(points.toString().strip(), colour));
        double at = TOP + 14 + kind.ordinal() * 22.0;
        svg.append(
                "<rect x=\"%d\" y=\"%.0f\" width=\"14\" height=\"4\" fill=\"%s\"/>%n"
                        .formatted(LEFT + PLOT_WIDTH + 20, at - 5, colour));
        text(svg, LEFT + PLOT_WIDTH + 40.0, at, kind.title);
    }

    private static double x(double studies) {
        return LEFT
                + PLOT_WIDTH
                        * (Math.log10(studies) - LEAST_STUDIES)
                        / (MOST_STUDIES - LEAST_STUDIES);
    }

    private static double y(double millis) {
        double e = Math.clamp(Math.log10(millis), LEAST_TIME, MOST_TIME);
        return TOP + PLOT_HEIGHT * (MOST_TIME - e) / (MOST_TIME - LEAST_TIME);
    }

    private static void line(
            StringBuilder svg, double x1, double y1, double x2, double y2, String colour) {
        svg.append(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n"
                        .formatted(x1, y1, x2, y2, colour));
    }

    private static void text(StringBuilder svg, double x, double y, String text) {
        svg.append(
                String.format(Locale.ROOT, "<text x=\"%.0f\" y=\"%.0f\">%s</text>%n", x, y, text));
    }
}
