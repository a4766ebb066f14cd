package org.meridian.dicom.present;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What of an image is covered (PS3.3 C.7.6.11): everything outside of all these shapes. Positions
 * are in whole pixels and count from 1.
 */
public sealed interface Shutter {
    /** Whether a pixel, counted from 0, stays open. */
    boolean opens(int column, int row);

    /** Open between its edges, which are themselves covered. */
    record Rectangular(int left, int right, int upper, int lower) implements Shutter {
        @Override
        public boolean opens(int column, int row) {
            return column + 1 > left && column + 1 < right && row + 1 > upper && row + 1 < lower;
        }
    }

    /** Open inside of a circle. */
    record Circular(int column, int row, int radius) implements Shutter {
        @Override
        public boolean opens(int atColumn, int atRow) {
            long x = atColumn + 1L - column;
            long y = atRow + 1L - row;
            return x * x + y * y <= (long) radius * radius;
        }
    }

    /**
     * Open inside of a polygon; {@code vertices} are row and column by turns, as DICOM has them.
     */
    record Polygonal(List<Integer> vertices) implements Shutter {
        public Polygonal {
            vertices = List.copyOf(vertices);
        }

        @Override
        public boolean opens(int column, int row) {
            boolean inside = false;
            int count = vertices.size() / 2;
            for (int i = 0; i < count; i++) {
                int before = (i + count - 1) % count;
                double y = vertices.get(2 * i) - 1.0;
                double x = vertices.get(2 * i + 1) - 1.0;
                double otherY = vertices.get(2 * before) - 1.0;
                double otherX = vertices.get(2 * before + 1) - 1.0;
                if (y > row != otherY > row
                        && column < x + (row - y) / (otherY - y) * (otherX - x)) {
                    inside = !inside;
                }
            }
            return inside;
        }
    }

    /** The shutters of an image or of a state; what is incomplete is left out. */
    static List<Shutter> of(Dataset dataset) {
        List<Shutter> shutters = new ArrayList<>();
        for (String shape : dataset.strings(Tag.ShutterShape)) {
            switch (shape) {
                case "RECTANGULAR" -> {
                    int[] edges = {
                        dataset.integer(Tag.ShutterLeftVerticalEdge).orElse(0),
                        dataset.integer(Tag.ShutterRightVerticalEdge).orElse(0),
                        dataset.integer(Tag.ShutterUpperHorizontalEdge).orElse(0),
                        dataset.integer(Tag.ShutterLowerHorizontalEdge).orElse(0)
                    };
                    if (edges[1] > edges[0] && edges[3] > edges[2]) {
                        shutters.add(new Rectangular(edges[0], edges[1], edges[2], edges[3]));
                    }
                }
                case "CIRCULAR" -> {
                    int[] centre = dataset.integers(Tag.CenterOfCircularShutter);
                    int radius = dataset.integer(Tag.RadiusOfCircularShutter).orElse(0);
                    if (centre.length == 2 && radius > 0) {
                        shutters.add(new Circular(centre[1], centre[0], radius));
                    }
                }
                case "POLYGONAL" -> {
                    int[] vertices = dataset.integers(Tag.VerticesOfThePolygonalShutter);
                    if (vertices.length >= 6 && vertices.length % 2 == 0) {
                        shutters.add(new Polygonal(Arrays.stream(vertices).boxed().toList()));
                    }
                }
                default -> {
                    // BITMAP is an overlay of its own, told by the reader
                }
            }
        }
        return shutters;
    }
}
