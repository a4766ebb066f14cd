package org.meridian.ui.viewer;

import org.eclipse.swt.widgets.Display;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.viewer.hanging.HangingExample;
import org.meridian.ui.viewer.hanging.HangingProtocol;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.ImageDescription.Projection;
import org.osgi.service.prefs.BackingStoreException;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps what hangs on the screen as a protocol for the next study of the kind. */
final class HangingKeeping {
    private final Display display;
    private final LayoutModel layout;
    private final LayoutFollower follower;
    private final StudyHanging hanging;
    private final HangingSettings settings;
    private final Supplier<List<LayoutModel>> beside;
    private final Texts texts = Texts.of(HangingKeeping.class);

    /**
     * @param beside the windows that hang along with this one
     */
    HangingKeeping(
            Display display,
            LayoutModel layout,
            LayoutFollower follower,
            StudyHanging hanging,
            HangingSettings settings,
            Supplier<List<LayoutModel>> beside) {
        this.display = display;
        this.layout = layout;
        this.follower = follower;
        this.hanging = hanging;
        this.settings = settings;
        this.beside = beside;
    }

    void keep() {
        follower.study().ifPresent(this::keep);
    }

    private void keep(Study study) {
        new BackgroundWork<>(
                        display,
                        texts.get("job.hanging"),
                        p -> hanging.studies(study),
                        studies ->
                                follower.study()
                                        .map(now -> example(now, studies))
                                        .ifPresent(this::keep))
                .start();
    }

    private HangingExample example(Study study, List<Study> studies) {
        return new HangingExample(
                study,
                studies,
                layout.link(),
                shown(layout),
                beside.get().stream().findFirst().map(HangingKeeping::shown));
    }

    private static HangingExample.Shown shown(LayoutModel window) {
        return new HangingExample.Shown(
                window.size(), window.cells().stream().map(HangingKeeping::shown).toList());
    }

    private static Optional<HangingExample.Cell> shown(ViewerModel cell) {
        Optional<Study> study = cell.subject().flatMap(Subject::study);
        Optional<Series> series = cell.subject().flatMap(Subject::series);
        return study.flatMap(
                t ->
                        series.map(
                                r ->
                                        new HangingExample.Cell(
                                                t,
                                                r,
                                                cell.displayed()
                                                        .map(d -> d.description().projection())
                                                        .orElse(Projection.NONE),
                                                cell.plane(),
                                                cell.look().window())));
    }

    private void keep(HangingExample example) {
        new BackgroundWork<>(display, texts.get("job.hanging"), p -> kept(example, p), done -> {})
                .start();
    }

    private boolean kept(HangingExample example, Progress progress) {
        List<String> modalities = example.opened().modalities();
        String name =
                texts.get(
                        "hanging.name",
                        modalities.isEmpty() ? "" : modalities.getFirst(),
                        example.screen().size().rows(),
                        example.screen().size().columns());
        Optional<HangingProtocol> protocol = example.protocol(name, hanging.hanging(progress));
        try {
            if (protocol.isPresent()) {
                settings.add(protocol.get());
            }
            return protocol.isPresent();
        } catch (BackingStoreException e) {
            throw new IllegalStateException(e);
        }
    }
}
