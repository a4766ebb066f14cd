package org.meridian.ui.viewer.overlay;

import org.eclipse.swt.widgets.Display;
import org.meridian.core.record.Series;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.workflow.SeriesOverlays;
import org.meridian.workflow.StudyObjects;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Opens regions and makes their outlines by jobs. */
public final class RegionBackground implements RegionModel.Background {
    private final Display display;
    private final StudyObjects objects;
    private final Texts texts = Texts.of(RegionBackground.class);

    public RegionBackground(Display display, StudyObjects objects) {
        this.display = display;
        this.objects = objects;
    }

    @Override
    public void open(Series series, Consumer<SeriesOverlays> then) {
        new BackgroundWork<>(display, texts.get("job.regions"), p -> objects.overlays(series), then)
                .start();
    }

    @Override
    public <T> void compute(Supplier<T> work, Consumer<T> then) {
        new BackgroundWork<>(display, texts.get("job.outline"), p -> work.get(), then).start();
    }
}
