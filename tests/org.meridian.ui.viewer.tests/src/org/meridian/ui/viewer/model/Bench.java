package org.meridian.ui.viewer.model;

import org.meridian.core.progress.Progress;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.Volume;
import org.meridian.imaging.raycast.TransferFunction;
import org.meridian.workflow.PictureDecoders;
import org.meridian.workflow.SeriesImages;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A model whose slow work happens when the test says so. */
public final class Bench {
    public final Deque<Runnable> pool = new ArrayDeque<>();
    public final Deque<Runnable> screen = new ArrayDeque<>();
    public final Deque<Runnable> jobs = new ArrayDeque<>();
    public WindowPresets presets = UsualWindows.of("CT");
    public final Map<OutsidePreset, TransferFunction> functions =
            new EnumMap<>(OutsidePreset.class);
    public UptakeKind uptake = UptakeKind.BODY_WEIGHT;
    public final ViewerModel model =
            new ViewerModel(
                    new PictureLoader(new PictureDecoders(pool::add, 1, 96L << 20), screen::add),
                    this::gather,
                    new OutsideRenderer(jobs::add, screen::add),
                    preset -> Optional.ofNullable(functions.get(preset)).or(preset::function),
                    modality -> presets,
                    () -> uptake,
                    SeriesImages::close);

    private void gather(SeriesImages images, Consumer<Volume> then, Runnable otherwise) {
        jobs.add(
                () -> {
                    Volume volume = images.volume(Progress.NONE);
                    screen.add(() -> then.accept(volume));
                });
    }

    /** A bench of 400 by 300 pixels that shows the first picture of a series. */
    public static Bench showing(Subject subject, SeriesImages images) {
        Bench bench = new Bench();
        bench.model.resize(400, 300);
        bench.open(subject, images);
        bench.settle();
        return bench;
    }

    /** Opens without waiting for a picture. */
    public void open(Subject subject, SeriesImages images) {
        model.opened(model.expect(Optional.of(subject)), images);
    }

    /** Lets all work that is waiting be done. */
    public void settle() {
        while (!pool.isEmpty() || !jobs.isEmpty() || !screen.isEmpty()) {
            run(pool);
            run(jobs);
            run(screen);
        }
    }

    static void run(Deque<Runnable> work) {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }
}
