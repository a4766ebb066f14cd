package org.meridian.cli;

import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.Slab;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.WindowLevel;
import org.meridian.workflow.RenderView;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** What {@code render} is asked to show. Each method fails with wrong usage. */
final class RenderOptions {
    /** Of its options. */
    static final Set<String> NAMES =
            Set.of(
                    "out",
                    "window",
                    "frame",
                    "layout",
                    "mpr",
                    "point",
                    "normal",
                    "row",
                    "column",
                    "mip",
                    "thickness",
                    "volume",
                    "turn",
                    "size");

    private static final Map<String, PlaneAxes> PLANES =
            Map.of(
                    "axial", PlaneAxes.AXIAL,
                    "coronal", PlaneAxes.CORONAL,
                    "sagittal", PlaneAxes.SAGITTAL);

    private static final Map<String, Slab.Projection> PROJECTIONS =
            Map.of(
                    "max", Slab.Projection.MAXIMUM,
                    "min", Slab.Projection.MINIMUM,
                    "mean", Slab.Projection.MEAN);

    private static final Map<String, RenderView.Look> LOOKS =
            Map.of(
                    "bone", RenderView.Look.BONE,
                    "translucent", RenderView.Look.TRANSLUCENT,
                    "window", RenderView.Look.WINDOW,
                    "mip", RenderView.Look.MAXIMUM);

    /** Pixels of a side of a volume seen from outside, unless another size is given. */
    private static final int SIZE = 800;

    private final Arguments arguments;

    RenderOptions(Arguments arguments) {
        this.arguments = arguments;
    }

    Optional<WindowLevel> window() {
        return arguments.option("window").map(RenderOptions::window);
    }

    private static WindowLevel window(String text) {
        try {
            String[] parts = text.split("/", -1);
            if (parts.length == 2) {
                return new WindowLevel(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new UsageException("render.window", text);
    }

    RenderView.Layout layout() {
        return arguments
                .option("layout")
                .map(RenderOptions::layout)
                .orElse(RenderView.Layout.SINGLE);
    }

    private static RenderView.Layout layout(String text) {
        try {
            String[] parts = text.split("x", -1);
            if (parts.length == 2) {
                return new RenderView.Layout(
                        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new UsageException("render.layout", text, RenderView.Layout.MOST);
    }

    RenderView view() {
        if (arguments.option("volume").isPresent()) {
            Stream.of("frame", "mpr", "point", "normal", "row", "column", "mip", "thickness")
                    .forEach(o -> refuse(o, "--mpr"));
            return outside();
        }
        Stream.of("turn", "size").forEach(o -> refuse(o, "--volume"));
        boolean cut =
                Stream.of("mpr", "mip", "thickness").anyMatch(o -> arguments.option(o).isPresent());
        if (!cut) {
            Stream.of("point", "normal", "row", "column").forEach(o -> refuse(o, "--mpr"));
            return new RenderView.Taken(
                    arguments
                            .option("frame")
                            .map(f -> arguments.number("frame", 1, 1, Integer.MAX_VALUE)));
        }
        refuse("frame", "--point");
        return new RenderView.Cut(axes(), vector("point"), projection(), thickness());
    }

    private RenderView outside() {
        String name = arguments.required("volume");
        RenderView.Look look =
                Optional.ofNullable(LOOKS.get(name))
                        .orElseThrow(() -> new UsageException("render.volume", name));
        String turn = arguments.option("turn").orElse("0,0");
        String size = arguments.option("size").orElse(SIZE + "x" + SIZE);
        try {
            String[] angles = turn.split(",", -1);
            String[] sides = size.split("x", -1);
            if (angles.length == 2 && sides.length == 2) {
                return new RenderView.Outside(
                        look,
                        Double.parseDouble(angles[0]),
                        Double.parseDouble(angles[1]),
                        Integer.parseInt(sides[0]),
                        Integer.parseInt(sides[1]));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new UsageException("render.outside", turn, size, RenderView.Outside.MOST);
    }

    private void refuse(String option, String instead) {
        if (arguments.option(option).isPresent()) {
            throw new UsageException("render.without", "--" + option, instead);
        }
    }

    private Optional<PlaneAxes> axes() {
        Optional<String> plane = arguments.option("mpr");
        boolean oblique = plane.equals(Optional.of("oblique"));
        if (!oblique) {
            Stream.of("normal", "row", "column").forEach(o -> refuse(o, "--mpr oblique"));
            return plane.map(
                    name ->
                            Optional.ofNullable(PLANES.get(name))
                                    .orElseThrow(() -> new UsageException("render.mpr", name)));
        }
        try {
            Optional<Vec3> normal = vector("normal");
            if (normal.isPresent()) {
                return normal.map(PlaneAxes::across);
            }
            Optional<Vec3> row = vector("row");
            Optional<Vec3> column = vector("column");
            if (row.isPresent() && column.isPresent()) {
                return Optional.of(PlaneAxes.spanned(row.get(), column.get()));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new UsageException("render.oblique");
    }

    private Optional<Vec3> vector(String option) {
        return arguments.option(option).map(text -> vector(option, text));
    }

    private static Vec3 vector(String option, String text) {
        try {
            String[] parts = text.split(",", -1);
            if (parts.length == 3) {
                Vec3 vector =
                        new Vec3(
                                Double.parseDouble(parts[0]),
                                Double.parseDouble(parts[1]),
                                Double.parseDouble(parts[2]));
                if (Double.isFinite(vector.length())) {
                    return vector;
                }
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException("render.vector", "--" + option, text);
    }

    private Optional<Slab.Projection> projection() {
        return arguments
                .option("mip")
                .map(
                        name ->
                                Optional.ofNullable(PROJECTIONS.get(name))
                                        .orElseThrow(() -> new UsageException("render.mip", name)));
    }

    private OptionalDouble thickness() {
        Optional<String> text = arguments.option("thickness");
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double thickness = Double.parseDouble(text.get());
            if (thickness >= 0 && Double.isFinite(thickness)) {
                return OptionalDouble.of(thickness);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException("render.thickness", text.get());
    }
}
