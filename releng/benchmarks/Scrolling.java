import org.meridian.imaging.UptakeKind;
import org.meridian.ui.viewer.model.FrameRenderer;
import org.meridian.ui.viewer.model.OutsidePreset;
import org.meridian.ui.viewer.model.OutsideRenderer;
import org.meridian.ui.viewer.model.PictureLoader;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.UsualWindows;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Status;
import org.meridian.workflow.PictureDecoders;
import org.meridian.workflow.SeriesImages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Scrolling and windowing at a viewport of 1024 x 1024 while the rest of the series is still being
 * decoded: what a frame takes the thread of the window up to the pixels that it gives to the
 * screen.
 */
final class Scrolling {
    private static final int FRAMES = 600;
    private static final int VIEWPORT = 1024;
    private static final long TICK = 1_000_000_000L / 60;

    private Scrolling() {}

    static void measure(SeriesImages images, PictureDecoders decoders) throws Exception {
        ConcurrentLinkedQueue<Runnable> window = new ConcurrentLinkedQueue<>();
        ViewerModel model =
                new ViewerModel(
                        new PictureLoader(decoders, window::add),
                        (series, then, otherwise) -> {},
                        new OutsideRenderer(Runnable::run, window::add),
                        OutsidePreset::function,
                        UsualWindows::of,
                        () -> UptakeKind.BODY_WEIGHT,
                        open -> {});
        model.resize(VIEWPORT, VIEWPORT);
        model.opened(
                model.expect(
                        Optional.of(
                                new Subject(
                                        images.patient(),
                                        Optional.of(images.study()),
                                        Optional.of(images.series())))),
                images);
        FrameRenderer renderer = new FrameRenderer();
        double[] frames = new double[FRAMES];
        int kept = 0;
        for (int i = 0; i < FRAMES; i++) {
            long start = System.nanoTime();
            model.scroll(i < FRAMES / 2 ? 1 : -1);
            if (i % 2 == 0) {
                model.windowDrag(3, -2);
            }
            for (Runnable task = window.poll(); task != null; task = window.poll()) {
                task.run();
            }
            renderer.fast(model);
            frames[i] = (System.nanoTime() - start) / 1e6;
            kept += model.status() == Status.SHOWN ? 1 : 0;
            long left = TICK - (System.nanoTime() - start);
            if (left > 0) {
                Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
            }
        }
        double[] exact = new double[20];
        for (int i = 0; i < exact.length; i++) {
            long start = System.nanoTime();
            renderer.exact(model);
            exact[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(frames);
        Arrays.sort(exact);
        System.out.printf(
                Locale.ROOT,
                "scrolling and windowing while it loads: median %.1f ms a frame, p99 %.1f ms, most"
                        + " %.1f ms; a picture in %d of %d; exact at rest %.1f ms%n",
                frames[FRAMES / 2],
                frames[FRAMES * 99 / 100],
                frames[FRAMES - 1],
                kept,
                FRAMES,
                exact[exact.length / 2]);
    }
}
