package org.meridian.ui.viewer.layout;

import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.ui.viewer.model.Bench;
import org.meridian.ui.viewer.model.FakeSeries;
import org.meridian.ui.viewer.model.People;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.Volumes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A layout whose cells work when the test says so. */
final class Cells {
    final List<Bench> benches = new ArrayList<>();
    final LayoutModel layout = new LayoutModel(this::made);

    private ViewerModel made() {
        Bench bench = new Bench();
        bench.model.resize(200, 100);
        benches.add(bench);
        return bench.model;
    }

    /** Opens a volume's slices in a cell and waits for the picture. */
    FakeSeries open(int cell, VolumeGeometry geometry) {
        Volume volume = Volumes.noise(geometry, cell);
        FakeSeries images = FakeSeries.of(People.zhang(), volume);
        ViewerModel model = layout.cells().get(cell);
        model.opened(model.expect(Optional.of(People.zhang())), images);
        settle();
        return images;
    }

    void settle() {
        benches.forEach(Bench::settle);
    }

    int index(int cell) {
        return layout.cells().get(cell).index();
    }

    ViewerModel cell(int index) {
        return layout.cells().get(index);
    }
}
